import type { SourceTree } from '../evaluate-root.ts'
import type { Range } from '../../resource/place.ts'
import { parseCached, type ParseCache } from '../files/parse-cache.ts'
import { moduleFiles } from '../files/module-files.ts'
import { MAX_FILE_LENGTH } from '../run/budget.ts'
import { headOf } from './block-head.ts'
import { type AttributeIn, type BlockIn, type Contents, contentsOf, override } from './contents.ts'

/** A block that declares something, under its key. */
export interface Declaration {
  /** `aws_kms_key.k`, `data.aws_region.r`, `module.db`, `var.region`, `output.arn`, `provider.aws.west`, `terraform`. */
  readonly key: string
  /** As in `Resource`. */
  readonly type: string
  readonly name: string
  readonly at: BlockIn
  readonly contents: Contents
}

/** What the files of a module’s folder declare, whoever calls it. */
export interface ModuleSource {
  readonly directory: string
  readonly declarations: ReadonlyMap<string, Declaration>
  /** By name. */
  readonly locals: ReadonlyMap<string, AttributeIn>
  readonly moved: readonly BlockIn[]
}

/** What goes beside the module that is read. */
export interface Reading {
  readonly tree: SourceTree
  readonly cache: ParseCache
  report(path: string, at: Range, says: string): void
  want(path: string): void
  leaveOut(): void
  visit(folder: string): void
}

interface Draft {
  readonly declarations: Map<string, Declaration>
  readonly locals: Map<string, AttributeIn>
  readonly moved: BlockIn[]
}

/** Reads the files of a module. */
export function readModule(directory: string, reading: Reading): ModuleSource {
  const draft: Draft = { declarations: new Map(), locals: new Map(), moved: [] }
  reading.visit(directory)
  const files = moduleFiles(reading.tree, directory)
  for (const path of files.primary) addFile(draft, path, reading, false)
  for (const path of files.overrides) addFile(draft, path, reading, true)
  return { ...draft, directory }
}

function addFile(draft: Draft, path: string, reading: Reading, isOverride: boolean): void {
  const file = reading.tree.read(path)
  if (file === 'not-loaded') reading.want(path)
  const top = { offset: 0, line: 1, column: 1 }
  if (file === 'unreadable') reading.report(path, { start: top, end: top }, UNREADABLE)
  if (typeof file === 'string') return reading.leaveOut()
  if (file.text.length > MAX_FILE_LENGTH) {
    reading.leaveOut()
    return reading.report(path, { start: top, end: top }, TOO_LONG)
  }
  const { body, problems } = parseCached(reading.cache, file.text, path)
  for (const { start, end, says } of problems) reading.report(path, { start, end }, says)
  const broken = problems
    .filter(({ isRead = false }) => !isRead)
    .toSorted((a, b) => a.start.offset - b.start.offset)
  if (broken.length > 0) reading.leaveOut()
  for (const block of body.blocks) addBlock(draft, { path, block, broken }, reading, isOverride)
  for (const { name } of body.attributes) reading.report(path, name, STRAY(name.value))
}

const UNREADABLE = 'The file is too large, or no text, so it is not read.'
const TOO_LONG = `The file is longer than ${MAX_FILE_LENGTH / 1_000_000} million characters, so it is not read.`

function STRAY(name: string): string {
  return `\`${name}\` stands outside of every block. Arguments belong into one, such as \`locals\`.`
}

function addBlock(draft: Draft, at: BlockIn, reading: Reading, isOverride: boolean): void {
  const type = at.block.type.value
  if (type === 'locals') return addLocals(draft, at, reading, isOverride)
  if (type === 'moved') {
    draft.moved.push(at)
    return
  }
  const named = nameOf(at)
  if (named !== null) addDeclaration(draft, { ...named, at, contents: contentsOf(at) }, reading, isOverride)
}

function addLocals(draft: Draft, { path, block }: BlockIn, reading: Reading, isOverride: boolean): void {
  for (const attribute of block.body.attributes) {
    const { value } = attribute.name
    const known = draft.locals.get(value)
    if (known === undefined || isOverride) draft.locals.set(value, { path, attribute })
    else {
      reading.report(path, attribute.name, twice(`local.${value}`, known.path, known.attribute.name))
      draft.locals.set(keyInFile(value, path, draft.locals), { path, attribute })
    }
  }
}

type Named = Pick<Declaration, 'key' | 'type' | 'name'>

/** Under which names a block declares something; `null`: it declares nothing that is looked at. */
function nameOf({ block }: BlockIn): Named | null {
  const [first, second] = block.labels.map(({ value }) => value)
  const type = block.type.value
  if (type === 'terraform') return { key: 'terraform', type, name: '' }
  if (first === undefined) return null
  if (type === 'provider') return providerName(block, first)
  if (type === 'variable') return { key: `var.${first}`, type, name: first }
  if (type === 'output' || type === 'module') return { key: `${type}.${first}`, type, name: first }
  if (second === undefined) return null
  if (type === 'resource') return { key: `${first}.${second}`, type: first, name: second }
  if (type === 'data' || type === 'ephemeral') {
    return { key: `${type}.${first}.${second}`, type: `${type}.${first}`, name: second }
  }
  return null
}

function providerName({ body }: BlockIn['block'], type: string): Named {
  const alias = body.attributes.find(({ name }) => name.value === 'alias')?.value
  const name = alias?.kind === 'string' ? alias.value : ''
  return {
    key: name === '' ? `provider.${type}` : `provider.${type}.${name}`,
    type: `provider.${type}`,
    name,
  }
}

function addDeclaration(draft: Draft, added: Declaration, reading: Reading, isOverride: boolean): void {
  const { declarations } = draft
  const { key, at, contents } = added
  const first = declarations.get(key)
  if (first === undefined) {
    declarations.set(key, added)
    return
  }
  if (isOverride) {
    declarations.set(key, { ...first, contents: override(first.contents, contents) })
    return
  }
  if (key === 'terraform') {
    declarations.set(key, { ...first, contents: together(first.contents, contents) })
    return
  }
  reading.report(at.path, headOf(at.block), twice(key, first.at.path, first.at.block))
  // Nobody can say which of the two counts: both are looked at.
  const other = keyInFile(key, at.path, declarations)
  declarations.set(other, { ...added, key: other })
}

/** The settings of several `terraform` blocks are one. */
function together(first: Contents, second: Contents): Contents {
  return {
    attributes: new Map([...first.attributes, ...second.attributes]),
    blocks: [...first.blocks, ...second.blocks],
    isBroken: first.isBroken || second.isBroken,
  }
}

function twice(key: string, path: string, { start }: Range): string {
  return `\`${key}\` is already declared in \`${path}\` on line ${start.line}. A name is given only once.`
}

/** The key of what is declared a second time: in its own file, expressions mean it. */
function keyInFile(key: string, path: string, known: ReadonlyMap<string, unknown>): string {
  const inFile = `${key} ${path}`
  return known.has(inFile) ? `${inFile} ${known.size}` : inFile
}

/** The key of what a name stands for in a file: what is declared there, where several files declare it. */
export function keyFor(key: string, path: string, known: ReadonlyMap<string, unknown>): string {
  const inFile = `${key} ${path}`
  return known.has(inFile) ? inFile : key
}

/** A key as expressions name it. */
export function plainKey(key: string): string {
  const space = key.indexOf(' ')
  return space < 0 ? key : key.slice(0, space)
}
