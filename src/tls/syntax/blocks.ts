import { tokenAt } from '../lexer/tokens.ts'
import { type Range, type Source, isAt, kindAt, textAt, textOf, wordAt } from './source.ts'
import { statementStart } from './statement-start.ts'

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
    const token = tokenAt(source.tokens, opener)
    if (token === undefined || token.text === '(' || token.text === '[') continue
    blocks.push(blockAt(source, opener))
  }
  return blocks
}

/** The block that a brace or word opens, with its head. */
export function blockAt(source: Source, opener: number): Block {
  const close = source.pair[opener] ?? source.tokens.length
  if (isAt(source, opener, '{') || ['do', 'then'].includes(wordAt(source, opener))) {
    const head = { from: statementStart(source, opener), to: opener }
    return { head, headText: headText(source, head), body: { from: opener + 1, to: close } }
  }
  let to = opener + 1
  while (
    to < Math.min(close, opener + 60) &&
    kindAt(source, to) !== 'newline' &&
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

/** The block of an indented statement, with its head. */
export function indentedBlock(source: Source, number: number, headEnd: number): Block {
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
