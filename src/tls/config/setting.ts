/** One value of a configuration file, whatever its format. `from` and `to` are its first and last line. */
export interface ConfigSetting {
  /** The keys that lead to it, blocks and sections included; items of lists are `[]`. */
  readonly path: readonly string[]
  /** The last key. For an item of a list the list's own. */
  readonly key: string
  /** As it is written, quotes taken off; empty where nothing is given. */
  readonly value: string
  /** Whether it stood between quotes (a YAML `"no"` is text). */
  readonly quoted: boolean
  readonly from: number
  readonly to: number
  /** Line on which the value's text begins, and whether its lines are lines of the file (YAML's `|`). */
  readonly textLine: number
  readonly multiline: boolean
  /** Path of the file; of configuration inside another file the path that it is written to, or that file's. */
  readonly file: string
  /** `yaml`, `json`, `toml`, `ini`, `properties`, `xml`, `env`, `hcl`, `directives`. */
  readonly format: string
}

/** Where a text of configuration stands. */
export interface Origin {
  readonly file: string
  readonly format: string
  /** What is added to its lines. */
  readonly shift: number
  /** Where all of it is reported when its lines are not lines of the file. */
  readonly fixed: { readonly from: number; readonly to: number } | null
}

/** Collects settings; what has no more room is left out. */
export interface Collector {
  readonly settings: ConfigSetting[]
  readonly origin: Origin
}

/** Most settings that are read from one file: more than a file has that is small enough to be read. */
const MOST = 5_000_000

/** Adds a setting whose key stands on a line of the text. */
export function add(
  collector: Collector,
  path: readonly string[],
  value: string,
  line: number,
  { quoted = false, to = line, textLine = line, multiline = false }: Written = {},
): void {
  const { settings, origin } = collector
  const { file, format, shift, fixed } = origin
  if (settings.length >= MOST) return
  settings.push({
    path,
    key: path.findLast(part => part !== '[]') ?? '',
    value,
    quoted,
    from: fixed?.from ?? line + shift,
    to: fixed?.to ?? to + shift,
    textLine: fixed?.from ?? textLine + shift,
    multiline: multiline && fixed === null,
    file,
    format,
  })
}

/** How a value is written, where it is more than a word on its key's line. */
type Written = Partial<Pick<ConfigSetting, 'quoted' | 'to' | 'textLine' | 'multiline'>>

/** Takes the quotes off a value. */
export function unquote(text: string): { value: string; quoted: boolean } {
  const trimmed = text.trim()
  const quote = trimmed[0]
  const isQuoted =
    trimmed.length >= 2 && (quote === '"' || quote === "'" || quote === '`') && trimmed.endsWith(quote)
  return isQuoted ? { value: trimmed.slice(1, -1), quoted: true } : { value: trimmed, quoted: false }
}

/** The text before a comment that begins with one of the signs at its start or after a space, outside of quotes. */
export function withoutComment(line: string, signs: string): string {
  let quote = ''
  if (!holdsAny(line, signs)) return line
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at] ?? ''
    if (quote !== '') {
      if (character === '\\' && quote === '"') at += 1
      else if (character === quote) quote = ''
    } else if ((character === '"' || character === "'") && /^[\s=:,[{(]?$/.test(line[at - 1] ?? ''))
      quote = character
    else if (signs.includes(character) && (at === 0 || /\s/.test(line[at - 1] ?? '')))
      return line.slice(0, at)
  }
  return line
}

function holdsAny(line: string, signs: string): boolean {
  for (const sign of signs) if (line.includes(sign)) return true
  return false
}

/** How many more brackets open than close in a text. */
export function balance(text: string): number {
  let depth = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 0x7b || code === 0x5b) depth += 1
    if (code === 0x7d || code === 0x5d) depth -= 1
  }
  return depth
}
