/** A filter pattern of CloudWatch Logs, parsed. */
export type Pattern =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Pattern[] }
  | Comparison
  | { readonly kind: 'is'; readonly path: Path; readonly what: 'NULL' | 'TRUE' | 'FALSE' | 'NOT EXISTS' }
  | Terms

/** `$.userIdentity.type` → `['userIdentity', 'type']` */
export type Path = readonly string[]

/** `$.eventName = "CreateUser"` */
export interface Comparison {
  readonly kind: 'compare'
  readonly path: Path
  readonly operator: '=' | '!=' | '<' | '>' | '<=' | '>='
  /** With `*` for anything, unless it is a regular expression. */
  readonly value: string
  readonly isExpression: boolean
}

/** A pattern for texts: all of `all`, one of `any`, none of `none`. */
export interface Terms {
  readonly kind: 'terms'
  readonly all: readonly string[]
  readonly any: readonly string[]
  readonly none: readonly string[]
}

/** CloudWatch takes 1,024 characters; what is much longer is not read. */
const LONGEST = 4096
const DEEPEST = 100

/**
 * Reads a filter pattern; `null` where it is none, or one for fields that are separated by spaces.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
export function parsePattern(text: string): Pattern | null {
  const trimmed = text.trim()
  if (trimmed.length > LONGEST || trimmed.startsWith('[')) return null
  if (!trimmed.startsWith('{')) return termsOf(trimmed)
  if (!trimmed.endsWith('}')) return null
  const cursor: Cursor = { text: trimmed.slice(1, -1), at: 0, depth: 0 }
  const pattern = readOr(cursor)
  skipSpace(cursor)
  return cursor.at === cursor.text.length ? pattern : null
}

interface Cursor {
  readonly text: string
  at: number
  depth: number
}

function readOr(cursor: Cursor): Pattern | null {
  return readChain(cursor, 'or', '||', () => readChain(cursor, 'and', '&&', () => readOne(cursor)))
}

function readChain(
  cursor: Cursor,
  kind: 'and' | 'or',
  operator: string,
  readPart: () => Pattern | null,
): Pattern | null {
  const parts: Pattern[] = []
  do {
    const part = readPart()
    if (part === null) return null
    parts.push(part)
  } while (take(cursor, operator))
  return parts.length === 1 ? (parts[0] ?? null) : { kind, parts }
}

function readOne(cursor: Cursor): Pattern | null {
  if (!take(cursor, '(')) return readCondition(cursor)
  cursor.depth += 1
  if (cursor.depth > DEEPEST) return null
  const inner = readOr(cursor)
  cursor.depth -= 1
  return take(cursor, ')') ? inner : null
}

function readCondition(cursor: Cursor): Pattern | null {
  const selector = read(cursor, /\$(?:\.[\w:-]+|\[(?:\d+|\*|"[^"]*"|'[^']*')\])+/y)
  if (selector === null) return null
  const path = selector
    .slice(1)
    .replaceAll(/\[["']?([^\]"']*)["']?\]/g, '.$1')
    .slice(1)
    .split('.')
  const word = read(cursor, /IS\s+NULL|IS\s+TRUE|IS\s+FALSE|NOT\s+EXISTS/iy)
  if (word !== null) return { kind: 'is', path, what: nameOf(word) }
  const operator = read(cursor, /!=|<=|>=|=|<|>/y)
  if (!isOperator(operator)) return null
  const value = read(cursor, /"(?:[^"\\]|\\.)*"|%[^%]*%|[^\s()&|"%]+/y)
  return value === null ? null : { kind: 'compare', path, operator, ...plain(value) }
}

function nameOf(word: string): 'NULL' | 'TRUE' | 'FALSE' | 'NOT EXISTS' {
  const last = word.split(/\s+/).at(-1)?.toUpperCase()
  if (last === 'NULL' || last === 'TRUE' || last === 'FALSE') return last
  return 'NOT EXISTS'
}

function isOperator(text: string | null): text is Comparison['operator'] {
  return text !== null && ['=', '!=', '<', '>', '<=', '>='].includes(text)
}

function plain(value: string): Pick<Comparison, 'value' | 'isExpression'> {
  if (value.startsWith('%')) return { value: value.slice(1, -1), isExpression: true }
  if (!value.startsWith('"')) return { value, isExpression: false }
  return { value: value.slice(1, -1).replaceAll(/\\(.)/g, '$1'), isExpression: false }
}

/** `"Root" -"AwsService" ?Deny` */
function termsOf(text: string): Terms {
  const terms = { kind: 'terms' as const, all: [] as string[], any: [] as string[], none: [] as string[] }
  for (const [, sign, quoted, bare] of text.matchAll(/([-?]?)(?:"([^"]*)"|([^\s"]+))/g)) {
    const term = quoted ?? bare ?? ''
    if (sign === '?') terms.any.push(term)
    else if (sign === '-') terms.none.push(term)
    else terms.all.push(term)
  }
  return terms
}

function skipSpace(cursor: Cursor): void {
  while (/\s/.test(cursor.text[cursor.at] ?? '')) cursor.at += 1
}

function take(cursor: Cursor, wanted: string): boolean {
  skipSpace(cursor)
  if (!cursor.text.startsWith(wanted, cursor.at)) return false
  cursor.at += wanted.length
  return true
}

/** What the sticky expression finds here. */
function read(cursor: Cursor, expression: RegExp): string | null {
  skipSpace(cursor)
  expression.lastIndex = cursor.at
  const found = expression.exec(cursor.text)?.[0] ?? null
  if (found !== null) cursor.at += found.length
  return found
}
