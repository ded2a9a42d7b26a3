import { behind, startOf } from './lexer.ts'
import { NO_LINE_END, type Parser, report, reportRead } from './parser.ts'

/** What is special in a quoted string: escapes, which may be wrong, and the doubled signs of templates. */
const QUOTED = /\\(?:u[\dA-Fa-f]{4}|U[\dA-Fa-f]{8}|[nrt"\\]|([^]|$))|\$\$\{|%%\{/gu
const LONE_RETURN = /\r(?!\n)/
const SIGNS = /\$\$\{|%%\{/g

const SIMPLE: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' }

/** The value of the text at the token, in NFC; wrong escapes are problems and stay as written. */
export function valueOfText(parser: Parser, form: 'quoted' | 'heredoc' | 'bare'): string {
  const text = parser.text.slice(parser.start, parser.end)
  if (parser.isPlain) return text
  if (form !== 'quoted') {
    if (form === 'heredoc' && LONE_RETURN.test(text))
      report(parser, { start: startOf(parser), end: behind(parser) }, NO_LINE_END)
    return text.replace(SIGNS, sign => sign.slice(1)).normalize('NFC')
  }
  return text.replace(QUOTED, (match, _, at: number) => replacement(parser, match, at)).normalize('NFC')
}

function replacement(parser: Parser, match: string, at: number): string {
  if (!match.startsWith('\\')) return match.slice(1)
  const simple = SIMPLE[match.slice(1)]
  if (simple !== undefined) return simple
  const code = /^\\[uU][\dA-Fa-f]+$/.test(match) ? Number.parseInt(match.slice(2), 16) : -1
  const isCharacter = code >= 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
  if (isCharacter) return String.fromCodePoint(code)
  const offset = parser.start + at
  const column = offset - parser.startLineStart + 1
  const line = parser.startLine
  const place = {
    start: { offset, line, column },
    end: { offset: offset + match.length, line, column: column + match.length },
  }
  reportRead(parser, place, `\`${match}\` is no escape sequence. ${RIGHT}`)
  return match
}

const RIGHT =
  'There are `\\n`, `\\r`, `\\t`, `\\"`, `\\\\`, `\\uNNNN` and `\\UNNNNNNNN`; write `\\\\` for a backslash.'
