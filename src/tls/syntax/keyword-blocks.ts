import type { Profile } from '../languages/profile.ts'
import type { Token } from '../lexer/token.ts'
import { kindOf, textOfToken, tokenAt, type Tokens } from '../lexer/tokens.ts'

interface Open {
  readonly at: number
  readonly word: string
  readonly indent: number
}

/** How far down the open blocks are searched for the one that an `end` aligns with. */
const SEARCHED = 16

/** Enters into `pair` the words that open a block and their `end` (Ruby, Lua, Elixir, Erlang, Julia, Visual Basic). */
export function pairKeywords(whole: string, tokens: Tokens, pair: Int32Array, profile: Profile): void {
  const open: Open[] = []
  const brackets: number[] = []
  for (let at = 0; at < tokens.length; at += 1) {
    const partner = pair[at] ?? -1
    if (partner > at) brackets.push(at)
    if (partner >= 0 && partner < at) {
      while (brackets.length > 0 && (brackets.pop() ?? -1) !== partner);
      while (open.length > 0 && (open.at(-1)?.at ?? -1) > partner) open.pop()
    }
    if (kindOf(tokens, at) !== 'word' || isName(tokens, at)) continue
    const text = textOfToken(tokens, at)
    const word = profile.ignoreCase ? text.toLowerCase() : text
    const bracket = textOfToken(tokens, brackets.at(-1) ?? -1)
    if (closes(word, profile, tokens, at, bracket)) closeBlock(open, pair, tokens, at, whole, profile)
    else if (profile.openers?.has(word) && opens(word, profile, tokens, at, bracket)) {
      open.push({ at, word, indent: lineIndent(whole, tokens.starts[at] ?? 0) })
    }
  }
}

/** A key, a symbol, or a member that is only called like a keyword. */
function isName(tokens: Tokens, at: number): boolean {
  const before = tokenAt(tokens, at - 1)
  const after = tokenAt(tokens, at + 1)
  const start = tokens.starts[at] ?? 0
  if (before?.kind === 'mark' && /^(?:\.|&\.|:|\?\.|#)$/.test(before.text) && before.end === start)
    return true
  return after?.text === ':' && after.start === tokens.ends[at]
}

function closes(word: string, profile: Profile, tokens: Tokens, at: number, bracket: string): boolean {
  if (profile.id === 'julia' && bracket === '[') return false
  if (profile.id === 'lua' && word === 'until') return true
  if (profile.id !== 'vb') return word === 'end'
  return word === 'end' && kindOf(tokens, at + 1) === 'word'
}

function opens(word: string, profile: Profile, tokens: Tokens, at: number, bracket: string): boolean {
  const starts = startsStatement(tokenAt(tokens, at - 1))
  switch (profile.id) {
    case 'ruby':
      if (word === 'do') return !loopBefore(tokens, at)
      if (word === 'def') return !isEndless(tokens, at)
      return profile.modifiers?.has(word) ? starts : true
    case 'lua':
      return word !== 'then' || !wordBefore(tokens, at, 'elseif', ['if', 'then'])
    case 'julia':
      return starts || !['for', 'if'].includes(word) || bracket === '{'
    case 'erlang':
      return word !== 'fun' || textOfToken(tokens, at + 1) === '('
    case 'vb':
      return opensInVisualBasic(word, tokens, at)
    default:
      return true
  }
}

function startsStatement(before: Token | undefined): boolean {
  if (before === undefined || before.kind === 'newline') return true
  if (before.kind === 'mark') return !/^[)\]}]$/.test(before.text)
  return ['then', 'else', 'do', 'begin', 'return', 'ensure'].includes(before.text)
}

/** `while x do`: the loop's own word opened the block. */
function loopBefore(tokens: Tokens, at: number): boolean {
  for (let back = at - 1; back >= Math.max(0, at - 60); back -= 1) {
    const token = tokenAt(tokens, back)
    if (token === undefined || token.kind === 'newline' || token.text === ';') return false
    if (token.kind === 'word' && ['while', 'until', 'for'].includes(token.text))
      return startsStatement(tokenAt(tokens, back - 1))
  }
  return false
}

/** Ruby's `def name(x) = value`. */
function isEndless(tokens: Tokens, at: number): boolean {
  let depth = 0
  for (let next = at + 1; next < Math.min(tokens.length, at + 60); next += 1) {
    const token = tokenAt(tokens, next)
    if (token === undefined || token.kind === 'newline' || token.text === ';') return false
    if (token.text === '(') depth += 1
    if (token.text === ')') depth -= 1
    if (token.kind === 'mark' && token.text === '=' && depth === 0)
      return textOfToken(tokens, next - 1) === ')' || tokens.ends[next - 1] !== token.start
  }
  return false
}

function wordBefore(tokens: Tokens, at: number, wanted: string, stops: readonly string[]): boolean {
  for (let back = at - 1; back >= Math.max(0, at - 200); back -= 1) {
    const text = textOfToken(tokens, back)
    if (text === wanted) return true
    if (stops.includes(text)) return false
  }
  return false
}

function opensInVisualBasic(word: string, tokens: Tokens, at: number): boolean {
  const before = textOfToken(tokens, at - 1).toLowerCase()
  if (['end', 'exit', 'declare', 'addressof', 'delegate', 'new', 'mustoverride'].includes(before))
    return false
  if (
    word === 'with' ||
    word === 'using' ||
    word === 'try' ||
    word === 'select' ||
    word === 'get' ||
    word === 'set'
  ) {
    return startsStatement(tokenAt(tokens, at - 1))
  }
  if (word !== 'function' && word !== 'sub') return true
  // A lambda with its expression on the same line has no `End Function`.
  if (textOfToken(tokens, at + 1) !== '(') return true
  let depth = 0
  for (let next = at + 1; next < Math.min(tokens.length, at + 200); next += 1) {
    const text = textOfToken(tokens, next)
    if (text === '(') depth += 1
    if (text === ')') depth -= 1
    if (depth === 0)
      return kindOf(tokens, next + 1) === 'newline' || textOfToken(tokens, next + 1).toLowerCase() === 'as'
  }
  return true
}

function closeBlock(
  open: Open[],
  pair: Int32Array,
  tokens: Tokens,
  at: number,
  text: string,
  profile: Profile,
): void {
  const chosen = openerOf(open, tokens, at, text, profile)
  if (chosen < 0) return
  const opener = open[chosen]
  open.length = chosen
  if (opener === undefined) return
  pair[opener.at] = at
  pair[at] = opener.at
}

function openerOf(open: readonly Open[], tokens: Tokens, at: number, text: string, profile: Profile): number {
  const lowest = Math.max(0, open.length - SEARCHED)
  if (profile.id === 'vb') {
    const word = textOfToken(tokens, at + 1).toLowerCase()
    for (let level = open.length - 1; level >= lowest; level -= 1)
      if (open[level]?.word === word) return level
    return -1
  }
  const start = tokens.starts[at] ?? 0
  const isFirst = at === 0 || tokens.lines[at - 1] !== tokens.lines[at]
  if (!isFirst) return open.length - 1
  const indent = lineIndent(text, start)
  for (let level = open.length - 1; level >= lowest; level -= 1)
    if (open[level]?.indent === indent) return level
  return open.length - 1
}

/** Columns before the first word of the line; what stands further from the line's start counts as not indented. */
const WIDEST = 400

function lineIndent(text: string, offset: number): number {
  let start = offset
  while (start > 0 && text.charCodeAt(start - 1) !== 10) {
    if (offset - start > WIDEST) return 0
    start -= 1
  }
  let at = start
  while (at < offset && (text[at] === ' ' || text[at] === '\t')) at += 1
  return at - start
}
