import type { JsonMember, JsonNode, JsonObject, JsonString, Span } from '../../resource/json/json-node.ts'
import type { Attribute, Block, Body, Name } from '../hcl/syntax.ts'
import { type BodyShape, NESTED } from './block-shapes.ts'
import { withDynamicBlocks } from './dynamic-blocks.ts'
import { expressionOf } from './expression.ts'
import { type JsonFile, say, sayRead } from './json-file.ts'
import { rangeOf } from './positions.ts'

/** A body while it is read. */
interface Draft {
  readonly attributes: Attribute[]
  readonly blocks: Block[]
  readonly names: Set<string>
  /** The values that hold `dynamic` blocks. */
  readonly dynamic: ReadonlySet<JsonNode>
}

type BlockShape = BodyShape['blocks'][string]

/** The body that the members of an object (or of several) are; `inside` is where it stands. */
export function bodyOf(
  file: JsonFile,
  objects: readonly JsonObject[],
  shape: BodyShape,
  inside: Span,
  dynamic: ReadonlySet<JsonNode> = new Set(),
): Body {
  const draft: Draft = { attributes: [], blocks: [], names: new Set(), dynamic }
  for (const { members } of objects) for (const member of members) read(file, draft, member, shape)
  const { attributes, blocks } = draft
  return { attributes, blocks, ...rangeOf(file.positions, inside) }
}

function read(file: JsonFile, draft: Draft, member: JsonMember, shape: BodyShape): void {
  const { key, value } = member
  // A property of this name is a comment: https://developer.hashicorp.com/terraform/language/syntax/json
  if (key.value === '//') return
  const block = blockOf(draft, member, shape)
  if (block !== null) return readBlocks(file, draft, value, { shape: block, type: key, keys: [key] })
  addAttribute(file, draft, member, shape)
}

function blockOf(
  { dynamic }: Draft,
  { key, value }: JsonMember,
  { blocks, isProviders }: BodyShape,
): BlockShape | null {
  const block = Object.hasOwn(blocks, key.value) ? blocks[key.value] : undefined
  if (block !== undefined) return block
  return isProviders && dynamic.has(value) ? { labels: 0, body: NESTED } : null
}

function addAttribute(file: JsonFile, draft: Draft, { key, value }: JsonMember, shape: BodyShape): void {
  if (draft.names.has(key.value)) {
    return sayRead(file, key, `\`${key.value}\` is already set. An argument is set only once.`)
  }
  draft.names.add(key.value)
  const form = (Object.hasOwn(shape.forms, key.value) ? shape.forms[key.value] : undefined) ?? shape.others
  draft.attributes.push({
    name: nameOf(file, key),
    value: expressionOf(file, value, form),
    ...rangeOf(file.positions, { start: key.start, end: value.end }),
  })
}

function nameOf({ positions }: JsonFile, key: JsonString): Name {
  return { kind: 'name', value: key.value, ...rangeOf(positions, key) }
}

/** The blocks of one type, while its labels are read. */
interface Blocks {
  readonly shape: BlockShape
  readonly type: JsonString
  /** The type and the labels that were read. */
  readonly keys: readonly JsonString[]
}

function readBlocks(file: JsonFile, draft: Draft, value: JsonNode, blocks: Blocks): void {
  if (value.kind === 'null' || value.kind === 'invalid') return
  if (blocks.keys.length <= blocks.shape.labels) return readLabels(file, draft, value, blocks)
  const items = value.kind === 'array' ? value.items : [value]
  for (const item of items) {
    if (item.kind === 'object') addBlock(file, draft, item, blocks, items.length > 1)
    else if (item.kind !== 'invalid') say(file, item, notABody(blocks))
  }
}

function readLabels(file: JsonFile, draft: Draft, value: JsonNode, blocks: Blocks): void {
  for (const item of value.kind === 'array' ? value.items : [value]) {
    if (item.kind === 'invalid') continue
    if (item.kind !== 'object') say(file, item, notABody(blocks))
    else
      for (const { key, value: inner } of item.members) {
        readBlocks(file, draft, inner, { ...blocks, keys: [...blocks.keys, key] })
      }
  }
}

function notABody({ type, keys, shape }: Blocks): string {
  if (keys.length > shape.labels) {
    return `The body of a \`${type.value}\` block is an object, or a list of objects where there are several.`
  }
  return `\`${keys.at(-1)?.value}\` holds an object whose keys are the labels of \`${type.value}\` blocks.`
}

/** Of several blocks in a list, each begins at its own brace; a single one begins at its last label. */
function addBlock(
  file: JsonFile,
  draft: Draft,
  object: JsonObject,
  blocks: Blocks,
  isOneOfMany: boolean,
): void {
  const { keys, shape } = blocks
  const last = keys.at(-1) ?? blocks.type
  const head = isOneOfMany ? { ...last, start: object.start, end: object.start + 1 } : last
  const [type, ...labels] = [...keys.slice(0, -1), head].map(key => nameOf(file, key))
  if (type === undefined) return
  const first = labels[0]?.value ?? ''
  const body =
    shape.byLabel !== undefined && Object.hasOwn(shape.byLabel, first) ? shape.byLabel[first] : undefined
  const used = body ?? shape.body
  const inside = { start: object.start + 1, end: Math.max(object.start + 1, object.end - 1) }
  const dynamic = used.isProviders && draft.dynamic.size === 0 ? withDynamicBlocks(object) : draft.dynamic
  draft.blocks.push({
    type,
    labels,
    body: bodyOf(file, [object], used, inside, dynamic),
    ...rangeOf(file.positions, { start: head.start, end: object.end }),
  })
}
