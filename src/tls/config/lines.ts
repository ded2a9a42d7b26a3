import { readNested } from './nested.ts'
import { add, balance, type Collector, unquote, withoutComment } from './setting.ts'

/** Reads `key = value` in sections: INI, TOML, git configuration, systemd units, `.npmrc`, `.curlrc`. */
export function readIni(text: string, collector: Collector, firstLine = 1): void {
  const lines = text.split('\n')
  let section: readonly string[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const line = withoutComment((lines[at] ?? '').replace(/\r$/, ''), '#;').trim()
    if (line === '' || line.startsWith('//')) continue
    const header = /^\[\[?([^\]]*)\]/.exec(line)
    if (header !== null) section = sectionPath(header[1] ?? '')
    else at = readPair(lines, at, line, section, collector, firstLine)
  }
}

/** Longest heading of a section that is read, in characters. */
const LONGEST_HEADING = 1_000

/** `[http "https://host"]`, `[a.b."c d"]`. */
function sectionPath(header: string): string[] {
  return header
    .slice(0, LONGEST_HEADING)
    .trim()
    .split(/\s*\.\s*(?=(?:[^"]{0,200}"[^"]{0,200}"){0,4}[^"]{0,200}$)|\s+(?=")/)
    .map(part => unquote(part).value)
    .filter(part => part !== '')
}

function readPair(
  lines: readonly string[],
  at: number,
  line: string,
  section: readonly string[],
  collector: Collector,
  firstLine: number,
): number {
  const sign = line.search(/[=:\s]/)
  if (sign < 0) {
    add(collector, [...section, unquote(line).value], '', at + firstLine)
    return at
  }
  const equals = signIn(line)
  const split = equals < 0 ? sign : equals
  const key = unquote(line.slice(0, split)).value
  const rest = line
    .slice(split + 1)
    .replace(/^\s*[=:]?(?:>\s*)?/, '')
    .trim()
  const path = [...section, ...(key.includes(' ') ? [key] : key.split('.').map(part => unquote(part).value))]
  if (/^(?:"""|''')/.test(rest)) return readLong(lines, at, rest, path, collector, firstLine)
  if (/^[{[]/.test(rest)) return readCollection(lines, at, rest, path, collector, firstLine)
  const { value, quoted } = unquote(rest)
  const end = continued(lines, at)
  const more = end > at ? { to: end + firstLine, multiline: true } : {}
  const whole = end > at ? [value, ...lines.slice(at + 1, end + 1)].join('\n') : value
  add(collector, path, whole, at + firstLine, { quoted, ...more })
  return end
}

function signIn(line: string): number {
  const equals = line.indexOf('=')
  const colon = line.indexOf(':')
  if (equals < 0) return colon >= 0 && /^[\w."'-]+\s*:/.test(line) ? colon : -1
  return /^[^=:\s]+\s*:(?!\/\/)/.test(line) && colon < equals && colon >= 0 && !line.startsWith('//')
    ? colon
    : equals
}

/** Last line of a value that goes on with `\` at the line's end. */
function continued(lines: readonly string[], at: number): number {
  let end = at
  while (end < lines.length - 1 && end < at + 200 && /\\\r?$/.test(lines[end] ?? '')) end += 1
  return end
}

/** Most lines that a value spans. */
const MOST_LINES = 2_000

function readLong(
  lines: readonly string[],
  at: number,
  rest: string,
  path: readonly string[],
  collector: Collector,
  firstLine: number,
): number {
  const fence = rest.slice(0, 3)
  const own = rest.slice(3)
  if (own.includes(fence)) {
    add(collector, path, own.slice(0, own.indexOf(fence)), at + firstLine, { quoted: true })
    return at
  }
  let end = at + 1
  while (end < lines.length && end < at + MOST_LINES && !(lines[end] ?? '').includes(fence)) end += 1
  const text = lines.slice(at + 1, end).join('\n')
  add(collector, path, text, at + firstLine, {
    quoted: true,
    to: end + firstLine,
    textLine: at + 1 + firstLine,
    multiline: true,
  })
  return end
}

function readCollection(
  lines: readonly string[],
  at: number,
  rest: string,
  path: readonly string[],
  collector: Collector,
  firstLine: number,
): number {
  let depth = balance(rest)
  let end = at
  while (depth > 0 && end + 1 < lines.length && end < at + MOST_LINES) {
    end += 1
    depth += balance(lines[end] ?? '')
  }
  readNested([rest, ...lines.slice(at + 1, end + 1)].join('\n'), collector, path, at + firstLine)
  return end
}

/** Reads `.properties` and `.env`: `key=value`, `key: value`, `key value`, `export KEY=value`. */
export function readProperties(text: string, collector: Collector, isEnv: boolean, firstLine = 1): void {
  text.split('\n').forEach((raw, number) => {
    const line = raw.replace(/\r$/, '').trim()
    if (line === '' || line.startsWith('#') || line.startsWith('!')) return
    const found = /^(?:export\s+|set\s+(?:-\w+\s+)?)?([^\s=:]+)\s*[=:\s]\s*/.exec(line)
    if (found === null) return
    const { value, quoted } = unquote(
      isEnv ? withoutComment(line.slice(found[0].length), '#') : line.slice(found[0].length),
    )
    const key = found[1] ?? ''
    add(collector, isEnv ? [key] : key.split('.'), value, number + firstLine, { quoted })
  })
}
