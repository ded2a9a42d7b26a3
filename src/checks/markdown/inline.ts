/** A paragraph and how far it was read. */
export interface Inline {
  readonly source: string
  at: number
  /** Where runs of backticks begin, by their length, those behind `at` taken away as it moves on. */
  readonly backticks: Map<number, number[]>
  /** Ends that were searched and are nowhere further on, so that nothing is searched twice. */
  readonly absent: Set<string>
}

/** An HTML tag and its attributes; `end` is behind its `>`. */
export interface Tag {
  readonly name: string
  readonly closes: boolean
  readonly attributes: string
  readonly end: number
}

/** Longest tag, address or title that is understood; what is longer is taken for text. */
export const LONGEST = 2_000

export function inlineOf(source: string): Inline {
  const backticks = new Map<number, number[]>()
  for (const run of source.matchAll(/`+/g)) {
    const places = backticks.get(run[0].length)
    if (places === undefined) backticks.set(run[0].length, [run.index])
    else places.push(run.index)
  }
  for (const places of backticks.values()) places.reverse()
  return { source, at: 0, backticks, absent: new Set() }
}

/** Passes over a code span: it ends at the next run of just as many backticks. Without one the run is text. */
export function passCode(inline: Inline): void {
  const length = textAt(inline, /`+/y).length
  inline.at += length
  const places = inline.backticks.get(length) ?? []
  while ((places.at(-1) ?? inline.at) < inline.at) places.pop()
  const end = places.pop()
  if (end !== undefined) inline.at = end + length
}

/** Passes over everything up to and with `end`; false, and nothing passed, where it does not come. */
export function passUntil(inline: Inline, end: string): boolean {
  if (inline.absent.has(end)) return false
  const at = inline.source.indexOf(end, inline.at)
  if (at === -1) inline.absent.add(end)
  else inline.at = at + end.length
  return at !== -1
}

/** The tag that begins here, or `null`. */
export function tagAt({ source, at }: Inline): Tag | null {
  const [start, slash, name] =
    /^<(\/?)([A-Za-z][A-Za-z0-9-]{0,30})(?=[\s/>])/.exec(source.slice(at, at + 40)) ?? []
  if (start === undefined || name === undefined) return null
  const limit = Math.min(source.length, at + LONGEST)
  let quote = ''
  for (let i = at + start.length; i < limit; i++) {
    const character = source.charAt(i)
    if (quote !== '') quote = character === quote ? '' : quote
    else if (character === '"' || character === "'") quote = character
    else if (character === '<') return null
    else if (character === '>') {
      const attributes = source.slice(at + start.length, i)
      return { name: name.toLowerCase(), closes: slash === '/', attributes, end: i + 1 }
    }
  }
  return null
}

/** The first value that a tag gives to an attribute. */
export function attributeOf(tag: Tag, name: string): string | null {
  const attributes = /([^\s"'=<>/]+)(?:\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g
  for (const [, key, double, single, bare] of tag.attributes.matchAll(attributes)) {
    if (key?.toLowerCase() === name) return double ?? single ?? bare ?? ''
  }
  return null
}

/** What the sticky pattern finds exactly here, or nothing. */
export function textAt({ source, at }: Inline, pattern: RegExp): string {
  pattern.lastIndex = at
  return pattern.exec(source)?.[0] ?? ''
}
