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
}

/** Collects settings; what has no more room is left out. */
export interface Collector {
  readonly settings: ConfigSetting[]
}

/** Most settings that are read from one file: more than a file has that is small enough to be read. */
const MOST = 5_000_000

/** Adds a setting. */
export function add(
  collector: Collector,
  path: readonly string[],
  value: string,
  from: number,
  more: Partial<ConfigSetting> = {},
): void {
  if (collector.settings.length >= MOST) return
  const key = path.findLast(part => part !== '[]') ?? ''
  collector.settings.push({
    path,
    key,
    value,
    quoted: false,
    from,
    to: from,
    textLine: from,
    multiline: false,
    ...more,
  })
}

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
