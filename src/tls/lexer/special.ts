import type { SpecialForm } from '../languages/profile.ts'
import { addString, type Cursor, countLines, push } from './cursor.ts'
import { unescapeString } from './strings.ts'
import { kindOf, textOfToken } from './tokens.ts'

/** Reads literals that are more than a pair of quotes; true when one stood at the cursor. */
export function readSpecial(cursor: Cursor): boolean {
  const forms = cursor.profile.special
  if (forms === undefined) return false
  return forms.some(form => READERS[form](cursor))
}

const READERS: Record<SpecialForm, (cursor: Cursor) => boolean> = {
  'bash-heredoc': cursor => heredoc(cursor, /<<([~-]?)\s?(["']?)([A-Za-z_]\w*)\2(?=[;,)\s.])/y),
  'ruby-heredoc': cursor => heredoc(cursor, /<<([~-]?)(["'`]?)([A-Z_]\w*)\2/y),
  'php-heredoc': cursor => heredoc(cursor, /<<<[ \t]?()(["']?)([A-Za-z_]\w*)\2/y, true),
  'perl-quotes': cursor => quoteLike(cursor, /(?<![\w$@%&>{])(q[qwrx]?)\s?([^\w\s,;=)])/y),
  'ruby-quotes': cursor => quoteLike(cursor, /%([qQwWiIxr]?)([({[<|!/])/y),
  'rust-raw': cursor => fenced(cursor, /b?c?r(#{0,16})"/y, hashes => `"${hashes}`),
  'swift-raw': cursor =>
    fenced(cursor, /(#{1,16})"(?:"")?/y, (hashes, whole) => whole.slice(hashes.length) + hashes),
  'cpp-raw': cursor => fenced(cursor, /(?:u8|[uUL])?R"([^()\\\s]{0,16})\(/y, word => `)${word}"`),
  'r-raw': cursor =>
    fenced(
      cursor,
      /[rR]["'](-{0,8})[([{]/y,
      (dashes, whole) => closerOf(whole.at(-1) ?? '') + dashes + whole[1],
    ),
  'lua-long': cursor => fenced(cursor, /\[(={0,8})\[/y, signs => `]${signs}]`),
  'elixir-sigil': elixirSigil,
  regex,
  character,
  'dollar-quote': () => false,
}

function matchAt(cursor: Cursor, form: RegExp): RegExpExecArray | null {
  form.lastIndex = cursor.at
  return form.exec(cursor.text)
}

function heredoc(cursor: Cursor, form: RegExp, alwaysIndented = false): boolean {
  if (cursor.text.charCodeAt(cursor.at) !== 60) return false
  const found = matchAt(cursor, form)
  if (found === null) return false
  const indented = alwaysIndented || found[1] !== ''
  const token = push(cursor, 'string', cursor.at + found[0].length, '')
  cursor.heredocs.push({ token, word: found[3] ?? '', indented })
  return true
}

function fenced(cursor: Cursor, form: RegExp, closing: (group: string, whole: string) => string): boolean {
  const found = matchAt(cursor, form)
  if (found === null) return false
  const from = cursor.at + found[0].length
  const close = closing(found[1] ?? '', found[0])
  const at = cursor.text.indexOf(close, from)
  const contentEnd = at < 0 ? cursor.text.length : at
  addString(
    cursor,
    Math.min(cursor.text.length, contentEnd + close.length),
    cursor.text.slice(from, contentEnd),
    from,
  )
  return true
}

function closerOf(opener: string): string {
  return ({ '(': ')', '[': ']', '{': '}', '<': '>' } as Record<string, string>)[opener] ?? opener
}

/** Perl's `qq{…}` and Ruby's `%w[…]`: brackets nest, other delimiters end at the next one. */
function quoteLike(cursor: Cursor, form: RegExp): boolean {
  const found = matchAt(cursor, form)
  if (found === null || (cursor.profile.id === 'ruby' && found[1] === '' && afterValue(cursor))) return false
  const opener = found[2] ?? ''
  const from = cursor.at + found[0].length
  const contentEnd = endOfDelimited(cursor.text, from, opener, closerOf(opener))
  const content = unescapeString(cursor.text.slice(from, contentEnd), { open: '"', close: '"' })
  addString(cursor, Math.min(cursor.text.length, contentEnd + 1), content, from)
  return true
}

function endOfDelimited(text: string, from: number, opener: string, closer: string): number {
  let depth = 1
  for (let at = from; at < text.length; at += 1) {
    const character = text[at]
    if (character === '\\') at += 1
    else if (character === closer) depth -= 1
    else if (character === opener) depth += 1
    if (depth === 0) return at
  }
  return text.length
}

function elixirSigil(cursor: Cursor): boolean {
  if (cursor.text.charCodeAt(cursor.at) !== 126) return false
  return (
    fenced(cursor, /~[a-zA-Z]+("""|''')/y, fence => fence) || quoteLike(cursor, /~([a-zA-Z]+)([({[<|!/"'])/y)
  )
}

/** A slash begins a regular expression where no value stands before it; it ends on its line. */
function regex(cursor: Cursor): boolean {
  if (cursor.text.charCodeAt(cursor.at) !== 47 || afterValue(cursor)) return false
  const limit = Math.min(cursor.text.length, cursor.at + 2_000)
  let inClass = false
  for (let at = cursor.at + 1; at < limit; at += 1) {
    const code = cursor.text.charCodeAt(at)
    if (code === 10) return false
    if (code === 92) at += 1
    else if (code === 91) inClass = true
    else if (code === 93) inClass = false
    else if (code === 47 && !inClass) {
      push(cursor, 'number', at + 1)
      return true
    }
  }
  return false
}

const BEFORE_VALUE = new Set([
  'return',
  'typeof',
  'case',
  'in',
  'of',
  'and',
  'or',
  'not',
  'if',
  'unless',
  'when',
  'while',
  'then',
  'split',
  'grep',
  'else',
])

function afterValue(cursor: Cursor): boolean {
  const { tokens } = cursor
  const kind = kindOf(tokens, tokens.length - 1)
  if (kind === undefined || cursor.newlinePending) return false
  const last = textOfToken(tokens, tokens.length - 1)
  if (kind === 'word') return !BEFORE_VALUE.has(last)
  if (kind === 'mark') return last === ')' || last === ']' || last === '}'
  return kind !== 'newline'
}

/** `'a'` where a lone quote means something else (Rust, Scala, F#, Julia), `?a` in Elixir, `$a` in Erlang. */
function character(cursor: Cursor): boolean {
  const code = cursor.text.charCodeAt(cursor.at)
  if (code === 39) return quotedCharacter(cursor)
  const sign = cursor.profile.id === 'elixir' ? 63 : cursor.profile.id === 'erlang' ? 36 : -1
  if (code !== sign) return false
  const found = matchAt(cursor, /[?$](?:\\[^]|\S)/y)
  if (found === null || countLines(found[0], 0, found[0].length) > 0) return false
  push(cursor, 'number', cursor.at + found[0].length)
  return true
}

function quotedCharacter(cursor: Cursor): boolean {
  if (cursor.profile.id === 'elixir' || cursor.profile.id === 'erlang') return false
  const found = matchAt(cursor, /'(?:\\[^\n]{1,10}?|[^\\'\n])'/y)
  if (found === null) return false
  push(cursor, 'number', cursor.at + found[0].length)
  return true
}
