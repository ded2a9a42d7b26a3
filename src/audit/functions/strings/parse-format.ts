import { refuse } from '../refused.ts'

/** One verb of a pattern: `%-5.2f`, `%[2]s`. */
export interface Verb {
  readonly flags: ReadonlySet<string>
  /** Characters that it takes at least. */
  readonly width: number
  /** `null`: not given. */
  readonly precision: number | null
  /** Which of the values it takes, from 0. */
  readonly index: number
  readonly letter: string
  /** As it is written, for people. */
  readonly written: string
}

export interface Pattern {
  readonly parts: readonly (string | Verb)[]
  /** How many of the values the pattern takes, counted up to the last one that it takes. */
  readonly used: number
}

const VERB = /%(?:%|([-+# 0]*)([1-9]\d*)?(?:(\.)(\d*))?(?:\[([1-9]\d*)\])?([a-zA-Z]))/y

/** Reads a pattern of `format`, whose verbs are some of Go’s (https://developer.hashicorp.com/terraform/language/functions/format). */
export function parseFormat(pattern: string): Pattern {
  const parts: (string | Verb)[] = []
  let next = 0
  let used = 0
  let from = 0
  for (;;) {
    const percent = pattern.indexOf('%', from)
    if (percent !== from) parts.push(pattern.slice(from, percent < 0 ? undefined : percent))
    if (percent < 0) return { parts, used }
    VERB.lastIndex = percent
    const match = VERB.exec(pattern)
    if (match === null) return refuse(`what follows \`%\` at ${percent} in the pattern is not known`)
    from = VERB.lastIndex
    if (match[0] === '%%') {
      parts.push('%')
      continue
    }
    const verb = verbOf(match, next)
    parts.push(verb)
    next = verb.index + 1
    used = Math.max(used, next)
  }
}

function verbOf(match: RegExpExecArray, next: number): Verb {
  const [written, flags = '', width, dot, precision = '', index, letter = ''] = match
  return {
    flags: new Set(flags),
    width: Number(width ?? 0),
    precision: dot === undefined ? null : Number(precision),
    index: index === undefined ? next : Number(index) - 1,
    letter,
    written,
  }
}
