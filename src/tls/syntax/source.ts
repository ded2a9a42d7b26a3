import type { Profile } from '../languages/profile.ts'
import { lex } from '../lexer/lex.ts'
import type { Comment, Token } from '../lexer/token.ts'
import { pairKeywords } from './keyword-blocks.ts'
import { type Statements, splitStatements } from './statements.ts'

/** A file's tokens with what the syntax view needs to move between them. */
export interface Source {
  readonly path: string
  readonly text: string
  readonly profile: Profile
  readonly tokens: readonly Token[]
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

function indexNames(tokens: readonly Token[]): Map<string, number[]> {
  const byText = new Map<string, number[]>()
  const index = new Map<string, number[]>()
  tokens.forEach((token, position) => {
    const isName = token.kind === 'word' || (token.kind === 'string' && token.value.length <= LONGEST_NAME)
    if (!isName) return
    const known = byText.get(token.value)
    if (known !== undefined) {
      known.push(position)
      return
    }
    const key = plain(token.value)
    const list = index.get(key) ?? []
    list.push(position)
    index.set(key, list)
    byText.set(token.value, list)
  })
  return index
}

/** A name without what differs between conventions: `ssl_verify`, `sslVerify` and `SSL-Verify` are one. */
export function plain(name: string): string {
  return name.replace(/[^A-Za-z0-9\u0080-\uffff]+/g, '').toLowerCase()
}

/** The token's text; empty beyond either end. */
export function textAt(source: Source, at: number): string {
  return source.tokens[at]?.text ?? ''
}

/** Whether the token is the mark or word `text`, never a string that holds it. */
export function isAt(source: Source, at: number, text: string): boolean {
  const token = source.tokens[at]
  return token !== undefined && token.text === text && token.kind !== 'string'
}

/** Lower-case text of a word for languages without regard to case, else as it is; empty for anything but words. */
export function wordAt(source: Source, at: number): string {
  const token = source.tokens[at]
  if (token?.kind !== 'word') return ''
  return source.profile.ignoreCase ? token.text.toLowerCase() : token.text
}

/** The text of a range as it is written. */
export function textOf(source: Source, { from, to }: Range): string {
  const first = source.tokens[from]
  const last = source.tokens[to - 1]
  return first === undefined || last === undefined || to <= from
    ? ''
    : source.text.slice(first.start, last.end)
}
