import type { Profile } from '../languages/profile.ts'
import { lex } from '../lexer/lex.ts'
import type { Comment, TokenKind } from '../lexer/token.ts'
import { kindOf, textOfToken, type Tokens, valueOf } from '../lexer/tokens.ts'
import { pairKeywords } from './keyword-blocks.ts'
import { type Statements, splitStatements } from './statements.ts'

/** A file's tokens with what the syntax view needs to move between them. */
export interface Source {
  readonly path: string
  readonly text: string
  readonly profile: Profile
  readonly tokens: Tokens
  readonly comments: readonly Comment[]
  /** Partner of a bracket, or of a word that opens a block and its `end`; -1: none. */
  readonly pair: Int32Array
  /** The innermost open bracket or block word around a token; -1: none. */
  readonly parent: Int32Array
  /** For languages whose blocks are indented. */
  readonly statements: Statements | null
  /** Positions of words and short strings by `plain` name. */
  readonly index: ReadonlyMap<string, readonly number[]>
}

/** A stretch of tokens: from the first to before `to`. */
export interface Range {
  readonly from: number
  readonly to: number
}

/** Reads a file's text by the table; never throws, whatever the text is. */
export function readSource(path: string, text: string, profile: Profile): Source {
  const { tokens, comments, pair } = lex(text, profile)
  if (profile.blocks === 'end') pairKeywords(text, tokens, pair, profile)
  const parent = parentsOf(pair)
  const statements = profile.blocks === 'indentation' ? splitStatements(text, tokens, parent) : null
  return { path, text, profile, tokens, comments, pair, parent, statements, index: indexNames(tokens) }
}

function parentsOf(pair: Int32Array): Int32Array {
  const parent = new Int32Array(pair.length).fill(-1)
  const open: number[] = []
  for (let at = 0; at < pair.length; at += 1) {
    const partner = pair[at] ?? -1
    if (partner >= 0 && partner < at) while (open.length > 0 && (open.pop() ?? -1) !== partner);
    parent[at] = open.at(-1) ?? -1
    if (partner > at) open.push(at)
  }
  return parent
}

/** Longest string that can be the name of a setting. */
const LONGEST_NAME = 100

function indexNames(tokens: Tokens): Map<string, number[]> {
  const byValue: (number[] | undefined)[] = []
  const index = new Map<string, number[]>()
  for (let at = 0; at < tokens.length; at += 1) {
    const kind = kindOf(tokens, at)
    if (kind !== 'word' && kind !== 'string') continue
    const id = tokens.valueIds[at] ?? -1
    const known = byValue[id]
    if (known !== undefined) {
      known.push(at)
      continue
    }
    const value = valueOf(tokens, at)
    if (kind === 'string' && value.length > LONGEST_NAME) continue
    const key = plain(value)
    const list = index.get(key) ?? []
    list.push(at)
    index.set(key, list)
    byValue[id] = list
  }
  return index
}

/** A name without what differs between conventions: `ssl_verify`, `sslVerify` and `SSL-Verify` are one. */
export function plain(name: string): string {
  return name.replace(/[^A-Za-z0-9\u0080-\uffff]+/g, '').toLowerCase()
}

/** The token's text; empty beyond either end. */
export function textAt(source: Source, at: number): string {
  return textOfToken(source.tokens, at)
}

/** What the token is; `undefined` beyond either end. */
export function kindAt(source: Source, at: number): TokenKind | undefined {
  return kindOf(source.tokens, at)
}

/** Whether the token is the mark or word `text`, never a string that holds it. */
export function isAt(source: Source, at: number, text: string): boolean {
  return textAt(source, at) === text && kindAt(source, at) !== 'string'
}

/** Lower-case text of a word for languages without regard to case, else as it is; empty for anything but words. */
export function wordAt(source: Source, at: number): string {
  if (kindAt(source, at) !== 'word') return ''
  const text = textAt(source, at)
  return source.profile.ignoreCase ? text.toLowerCase() : text
}

/** The text of a range as it is written; empty where one of its ends is none of the file's tokens. */
export function textOf(source: Source, { from, to }: Range): string {
  const { starts, ends, length } = source.tokens
  return from < 0 || to > length || to <= from ? '' : source.text.slice(starts[from], ends[to - 1])
}
