import { RE2JS } from 're2js'

/** Where the translation of a glob stands. */
interface Cursor {
  readonly glob: string
  at: number
  /** True at the start of the glob and after a slash: there `**` followed by a slash means “any directories, or none”. */
  segmentStart: boolean
  expression: string
  /** For each open brace, what `segmentStart` was before it: each alternative begins there. */
  readonly braces: { readonly segmentStart: boolean; commas: number }[]
}

type Translate = (cursor: Cursor) => void

const TRANSLATIONS: Readonly<Record<string, Translate>> = {
  '*': star,
  '?': cursor => append(cursor, '[^/]'),
  '[': characterClass,
  '{': openBrace,
  ',': comma,
  '}': closeBrace,
  '\\': escaped,
}

/**
 * Translates a glob to a regular expression in RE2's syntax, to be matched against a whole path.
 * @throws {Error} with a reason that goes on after “is not a glob: ”
 */
export function globExpression(glob: string): string {
  if (glob === '') throw new Error('it is empty')
  const anchored = glob.replace(/^\//, '').replace(/\/$/, '/**')
  const cursor: Cursor = { glob: anchored, at: 0, segmentStart: true, expression: '', braces: [] }
  while (cursor.at < anchored.length) translateNext(cursor)
  if (cursor.braces.length > 0) throw new Error('`{` is not closed; write `\\{` for the character itself')
  return cursor.expression
}

function translateNext(cursor: Cursor): void {
  const character = characterAt(cursor)
  const translate = TRANSLATIONS[character]
  if (translate === undefined) appendLiteral(cursor, character)
  else translate(cursor)
}

function star(cursor: Cursor): void {
  const stars = /^\*+/.exec(cursor.glob.slice(cursor.at))?.[0].length ?? 1
  if (stars === 1) return append(cursor, '[^/]*')
  if (cursor.segmentStart && cursor.glob[cursor.at + stars] === '/') {
    append(cursor, '(?:.*/)?', stars + 1)
    cursor.segmentStart = true
    return
  }
  append(cursor, cursor.segmentStart ? '.+' : '.*', stars)
}

function openBrace(cursor: Cursor): void {
  const { segmentStart } = cursor
  cursor.braces.push({ segmentStart, commas: 0 })
  append(cursor, '(?:')
  cursor.segmentStart = segmentStart
}

function comma(cursor: Cursor): void {
  const brace = cursor.braces.at(-1)
  if (brace === undefined) return appendLiteral(cursor, ',')
  brace.commas += 1
  append(cursor, '|')
  cursor.segmentStart = brace.segmentStart
}

function closeBrace(cursor: Cursor): void {
  const brace = cursor.braces.pop()
  if (brace === undefined) throw new Error('`}` has no `{`; write `\\}` for the character itself')
  if (brace.commas === 0)
    throw new Error('`{…}` without a comma offers no choice; write `\\{` for the character')
  append(cursor, ')')
}

function escaped(cursor: Cursor): void {
  cursor.at += 1
  if (cursor.at >= cursor.glob.length) throw new Error('it ends with a lone `\\`')
  appendLiteral(cursor, characterAt(cursor))
}

/** One of some characters, never the slash: `[a-z_]`, `[!a-z]`, `[]]`. */
function characterClass(cursor: Cursor): void {
  const found = /^\[([!^]?)(\]?(?:\\.|[^\]\\])*)\]/su.exec(cursor.glob.slice(cursor.at))
  if (found === null) throw new Error('`[` is not closed; write `\\[` for the character itself')
  const [whole, negation = '', members = ''] = found
  if (members === '') throw new Error('`[]` offers no character')
  if (members.includes('[:'))
    throw new Error('named classes such as `[:alpha:]` are not known; write `a-zA-Z`')
  const ranges = classRanges(members)
  append(cursor, negation === '' ? `[${ranges}]` : `[^/${ranges}]`, whole.length)
}

function classRanges(members: string): string {
  const ranges = [...members.matchAll(/(\\.|.)(?:-(\\.|.))?/gsu)]
  return ranges
    .map(([, first = '', last = first]) => rangeWithoutSlash(unescape(first), unescape(last)))
    .join('')
}

function rangeWithoutSlash(first: string, last: string): string {
  const [from, to] = [codePoint(first), codePoint(last)]
  const slash = codePoint('/')
  if (from > to) throw new Error(`\`${first}-${last}\` runs backwards`)
  if (to < slash || from > slash) return codeRange(from, to)
  if (from === slash || to === slash) throw new Error('`/` cannot stand in `[…]`')
  return codeRange(from, slash - 1) + codeRange(slash + 1, to)
}

function codeRange(from: number, to: number): string {
  return `\\x{${from.toString(16)}}-\\x{${to.toString(16)}}`
}

function appendLiteral(cursor: Cursor, character: string): void {
  append(cursor, RE2JS.quote(character), character.length)
  cursor.segmentStart = character === '/'
}

function append(cursor: Cursor, expression: string, consumed = 1): void {
  cursor.expression += expression
  cursor.at += consumed
  cursor.segmentStart = false
}

/** The whole character at the cursor: two UTF-16 units for those beyond the basic plane. */
function characterAt(cursor: Cursor): string {
  return String.fromCodePoint(cursor.glob.codePointAt(cursor.at) ?? 0)
}

function codePoint(character: string): number {
  return character.codePointAt(0) ?? 0
}

function unescape(member: string): string {
  return member.length > 1 && member.startsWith('\\') ? member.slice(1) : member
}
