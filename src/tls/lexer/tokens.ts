import type { Token, TokenKind } from './token.ts'

/**
 * The tokens of a text, in columns of numbers: millions of small objects would take the collector of garbage
 * longer than the lexer takes to read them.
 */
export interface Tokens {
  /** What was read; `starts` and `ends` are offsets in it. */
  readonly text: string
  length: number
  /** Positions in `KINDS`. */
  kinds: Uint8Array
  starts: Int32Array
  ends: Int32Array
  lines: Int32Array
  /** Positions in `values`; -1 for numbers, whose value is their text. */
  valueIds: Int32Array
  /** For each bracket where its partner stands; -1: none. */
  partners: Int32Array
  /** What words, marks and strings are worth; equal ones of usual length stand here once. */
  readonly values: string[]
  readonly idOf: Map<string, number>
  /** The lines of strings that do not begin and end on the line of their first character. */
  readonly spans: Map<number, Span>
}

interface Span {
  readonly endLine: number
  readonly contentLine: number
}

const KINDS: readonly (TokenKind | undefined)[] = [undefined, 'word', 'number', 'string', 'mark', 'newline']
const CODES: Readonly<Record<TokenKind, number>> = { word: 1, number: 2, string: 3, mark: 4, newline: 5 }

/** Columns that grow with what is added to them. */
export function noTokens(text: string): Tokens {
  const size = 8 + (text.length >> 2)
  return {
    text,
    length: 0,
    kinds: new Uint8Array(size),
    starts: new Int32Array(size),
    ends: new Int32Array(size),
    lines: new Int32Array(size),
    valueIds: new Int32Array(size),
    partners: new Int32Array(size),
    values: [],
    idOf: new Map(),
    spans: new Map(),
  }
}

/** Adds a token behind the others; gives its position. */
export function addToken(
  tokens: Tokens,
  kind: TokenKind,
  start: number,
  end: number,
  line: number,
  value: string,
): number {
  const at = tokens.length
  if (at === tokens.kinds.length) grow(tokens)
  tokens.kinds[at] = CODES[kind]
  tokens.starts[at] = start
  tokens.ends[at] = end
  tokens.lines[at] = line
  tokens.valueIds[at] = kind === 'number' ? -1 : valueId(tokens, value)
  tokens.partners[at] = -1
  tokens.length = at + 1
  return at
}

function grow(tokens: Tokens): void {
  const kinds = new Uint8Array(tokens.length * 2)
  kinds.set(tokens.kinds)
  tokens.kinds = kinds
  tokens.starts = longer(tokens.starts)
  tokens.ends = longer(tokens.ends)
  tokens.lines = longer(tokens.lines)
  tokens.valueIds = longer(tokens.valueIds)
  tokens.partners = longer(tokens.partners)
}

function longer(column: Int32Array): Int32Array {
  const twice = new Int32Array(column.length * 2)
  twice.set(column)
  return twice
}

/** Longest value that is looked up among those that were read before. */
const LONGEST_SHARED = 100

function valueId(tokens: Tokens, value: string): number {
  if (value.length > LONGEST_SHARED) return tokens.values.push(value) - 1
  const known = tokens.idOf.get(value)
  if (known !== undefined) return known
  const id = tokens.values.push(value) - 1
  tokens.idOf.set(value, id)
  return id
}

/** Gives a string's token the lines that it spans. */
export function setSpan(tokens: Tokens, at: number, span: Span): void {
  tokens.spans.set(at, span)
}

/** Gives a here-document's token its text, which stands behind the line of its word. */
export function setValue(tokens: Tokens, at: number, value: string): void {
  tokens.valueIds[at] = valueId(tokens, value)
}

/** What a token is; `undefined` beyond either end. */
export function kindOf(tokens: Tokens, at: number): TokenKind | undefined {
  return KINDS[tokens.kinds[at] ?? 0]
}

/** A token as it is written; empty beyond either end. */
export function textOfToken(tokens: Tokens, at: number): string {
  const kind = kindOf(tokens, at)
  if (kind === undefined) return ''
  return kind === 'string' || kind === 'number'
    ? tokens.text.slice(tokens.starts[at], tokens.ends[at])
    : valueOf(tokens, at)
}

/** A string's content, and the text of everything else; empty beyond either end. */
export function valueOf(tokens: Tokens, at: number): string {
  if (at < 0 || at >= tokens.length) return ''
  const id = tokens.valueIds[at] ?? -1
  return id < 0 ? tokens.text.slice(tokens.starts[at], tokens.ends[at]) : (tokens.values[id] ?? '')
}

/** All of a token; `undefined` beyond either end. */
export function tokenAt(tokens: Tokens, at: number): Token | undefined {
  const kind = kindOf(tokens, at)
  if (kind === undefined) return undefined
  return {
    kind,
    text: textOfToken(tokens, at),
    value: valueOf(tokens, at),
    start: tokens.starts[at] ?? 0,
    end: tokens.ends[at] ?? 0,
    line: lineOf(tokens, at),
    endLine: endLineOf(tokens, at),
    contentLine: contentLineOf(tokens, at),
  }
}

/** The line of a token's first character; 1 where there is no token. */
export function lineOf(tokens: Tokens, at: number): number {
  return tokens.lines[at] ?? 1
}

/** The line of its last character. */
export function endLineOf(tokens: Tokens, at: number): number {
  return tokens.spans.get(at)?.endLine ?? lineOf(tokens, at)
}

/** The line on which a string's content begins. */
export function contentLineOf(tokens: Tokens, at: number): number {
  return tokens.spans.get(at)?.contentLine ?? lineOf(tokens, at)
}
