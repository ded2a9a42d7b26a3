import { statementStart } from './expression.ts'
import { isAt, type Range, type Source, textAt, textOf, wordAt } from './source.ts'

/** A block of statements with what stands before it: `if (x) {…}`, `def f(a): …`, `class A < B … end`. */
export interface Block {
  /** The words before the block; of an `else` also the condition that it denies. */
  readonly head: Range
  readonly headText: string
  readonly body: Range
}

/** Most blocks around a token that are looked at. */
const DEEPEST = 24

/** The blocks around a token, innermost first. */
export function blocksAround(source: Source, at: number): Block[] {
  return source.statements === null ? bracketBlocks(source, at) : indentedBlocks(source, at)
}

function bracketBlocks(source: Source, at: number): Block[] {
  const blocks: Block[] = []
  for (
    let opener = source.parent[at] ?? -1;
    opener >= 0 && blocks.length < DEEPEST;
    opener = source.parent[opener] ?? -1
  ) {
    const token = source.tokens[opener]
    if (token === undefined || token.text === '(' || token.text === '[') continue
    blocks.push(blockAt(source, opener))
  }
  return blocks
}

function blockAt(source: Source, opener: number): Block {
  const close = source.pair[opener] ?? source.tokens.length
  if (isAt(source, opener, '{') || ['do', 'then'].includes(wordAt(source, opener))) {
    const head = { from: statementStart(source, opener), to: opener }
    return { head, headText: headText(source, head), body: { from: opener + 1, to: close } }
  }
  let to = opener + 1
  while (
    to < Math.min(close, opener + 60) &&
    source.tokens[to]?.kind !== 'newline' &&
    !isAt(source, to, ';') &&
    !isAt(source, to, 'then')
  )
    to += 1
  const head = { from: statementStart(source, opener), to }
  return { head, headText: textOf(source, head), body: { from: to, to: close } }
}

/** Longest head that is read, in characters. */
const LONGEST_HEAD = 1_000

function headText(source: Source, head: Range): string {
  const own = textOf(source, head).slice(-LONGEST_HEAD)
  if (!/^\s*(?:else|elif|elseif)\b/.test(own)) return own
  const close = head.from - 1
  const opener = isAt(source, close, '}') ? (source.pair[close] ?? -1) : -1
  if (opener < 0) return own
  const before = textOf(source, { from: statementStart(source, opener), to: opener }).slice(-LONGEST_HEAD)
  return `${before} ${own}`
}

function indentedBlocks(source: Source, at: number): Block[] {
  const list = source.statements?.list ?? []
  const blocks: Block[] = []
  let number = source.statements?.of[at] ?? -1
  const own = list[number]
  if (
    own !== undefined &&
    /^(?:if|elif|else|def|with|for|while|lambda|try|except)$/.test(textAt(source, own.from))
  ) {
    const colon = colonIn(source, own)
    if (colon >= 0 && at > colon) blocks.push(indentedBlock(source, number, colon))
  }
  for (let steps = 0; steps < DEEPEST; steps += 1) {
    number = list[number]?.parent ?? -1
    if (number < 0) break
    blocks.push(indentedBlock(source, number, list[number]?.to ?? 0))
  }
  return blocks
}

function colonIn(source: Source, { from, to }: Range): number {
  for (let at = from; at < Math.min(to, from + 200); at += 1) {
    if (isAt(source, at, ':')) return at
    const partner = source.pair[at] ?? -1
    if (partner > at) at = partner
  }
  return -1
}

function indentedBlock(source: Source, number: number, headEnd: number): Block {
  const list = source.statements?.list ?? []
  const statement = list[number]
  const head = { from: statement?.from ?? 0, to: headEnd }
  const last = list[(statement?.blockEnd ?? 0) - 1]
  return { head, headText: elseHead(source, number, head), body: { from: headEnd, to: last?.to ?? headEnd } }
}

/** The text of the `if` that an `else` denies stands before it. */
function elseHead(source: Source, number: number, head: Range): string {
  const own = textOf(source, head).slice(0, LONGEST_HEAD)
  const list = source.statements?.list ?? []
  if (!/^(?:else|elif|except|finally)\b/.test(own)) return own
  const indent = list[number]?.indent
  for (let back = number - 1; back >= Math.max(0, number - 60); back -= 1) {
    const before = list[back]
    if (before === undefined || before.indent > (indent ?? 0)) continue
    return `${textOf(source, before).slice(0, LONGEST_HEAD)} ${own}`
  }
  return own
}

/** A class, or an object of an anonymous one, whatever the language calls it. */
export interface ClassBlock extends Range {
  readonly name: string
  /** Every name in its head but its own: what it extends and implements. */
  readonly supertypes: readonly string[]
  readonly body: Range
}

const CLASS_WORDS =
  /(?:^|[\s@(=])(?:class|object|struct|interface|trait|extension|impl|record|implementation|new|module|role|package|category|type|defmodule)\b/

const FUNCTION_HEAD =
  /^\W*(?:(?:pub|public|private|protected|static|override|async|open|suspend|internal)\s+)*(?:if|for|while|def|fun|func|fn|function|switch|catch)\b/

/** Whether the last thing in a head is `new Type(…)`. */
function endsInNew(text: string): boolean {
  const last = text.lastIndexOf('new ')
  return last >= 0 && !/=>|->|=|;/.test(text.slice(last))
}

/** The class whose head ends before the block; `null` when the block is something else. */
export function classOf(source: Source, block: Block): ClassBlock | null {
  const { head, headText: text } = block
  if (!CLASS_WORDS.test(text) || (FUNCTION_HEAD.test(text) && !endsInNew(text))) return null
  const words = wordsIn(source, head)
  const starts = words.findIndex(word =>
    /^@?(?:class|object|struct|interface|trait|extension|impl|record|implementation|module|defmodule|package)$/i.test(
      word,
    ),
  )
  const anonymous = words.lastIndexOf('new')
  if (starts < 0 && (anonymous < 0 || source.profile.id === 'csharp')) return null
  if (words[starts] === 'impl') {
    const own = words.at(-1) ?? ''
    return {
      name: own,
      supertypes: words.slice(starts + 1),
      from: head.from,
      to: block.body.to + 1,
      body: block.body,
    }
  }
  const named = starts >= 0 && !isAnonymous(words, starts)
  return {
    name: named ? (words[starts + 1] ?? '') : '',
    supertypes: words.slice(starts >= 0 ? starts + (named ? 2 : 1) : anonymous + 1),
    from: head.from,
    to: block.body.to + 1,
    body: block.body,
  }
}

function isAnonymous(words: readonly string[], starts: number): boolean {
  return (
    words[starts - 1] === 'new' ||
    (words[starts] === 'object' &&
      words.length === starts + 2 &&
      /^[A-Z]/.test(words[starts + 1] ?? '') &&
      words.includes('='))
  )
}

function wordsIn(source: Source, { from, to }: Range): string[] {
  const words: string[] = []
  for (let at = from; at < Math.min(to, from + 200); at += 1) {
    if (source.tokens[at]?.kind === 'word' || isAt(source, at, '=')) words.push(textAt(source, at))
  }
  return words
}

/** The innermost class around a token. */
export function classAround(source: Source, at: number): ClassBlock | null {
  for (const block of blocksAround(source, at)) {
    const found = classOf(source, block)
    if (found !== null) return found
  }
  return null
}

/** All classes and anonymous objects in whose head one of the names stands, in any case. */
export function classesOf(source: Source, positions: readonly number[]): ClassBlock[] {
  const found = new Map<number, ClassBlock>()
  for (const at of positions) {
    if (source.tokens[at]?.kind !== 'word') continue
    const opener = blockAfter(source, at)
    if (opener < 0) continue
    const block =
      source.statements === null
        ? blockAt(source, opener)
        : indentedBlock(source, opener, source.statements.list[opener]?.to ?? 0)
    const cls = classOf(source, block)
    if (cls !== null && block.head.from <= at && at < block.head.to) found.set(cls.body.from, cls)
  }
  return [...found.values()]
}

/** Where the block of the head that holds `at` opens: a bracket or word, or for indented languages a statement. */
function blockAfter(source: Source, at: number): number {
  if (source.statements !== null) return source.statements.of[at] ?? -1
  if (source.profile.blocks === 'end') {
    for (let back = at; back >= Math.max(0, at - 12); back -= 1) {
      if ((source.pair[back] ?? -1) > at && source.tokens[back]?.kind === 'word') return back
    }
    return -1
  }
  for (let next = at + 1; next < Math.min(source.tokens.length, at + 60); next += 1) {
    const partner = source.pair[next] ?? -1
    if (isAt(source, next, '{')) return partner > next ? next : -1
    if (isAt(source, next, ';') || isAt(source, next, '}')) return -1
    if (partner > next) next = partner
  }
  return -1
}
