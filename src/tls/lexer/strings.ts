import type { StringForm } from '../languages/profile.ts'

/** Where a string ends: after its content, and after its closing quote. */
export interface StringEnd {
  readonly contentEnd: number
  readonly end: number
}

/** Finds the end of the string whose content begins at `from`; one that is not closed ends with its line or the file. */
export function endOfString(text: string, from: number, form: StringForm): StringEnd {
  const { close, escape = 'backslash', multiline = false, interpolation } = form
  const first = close.charCodeAt(0)
  let at = from
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (code === 10 && !multiline) return { contentEnd: at, end: at }
    if (
      code === 92 &&
      (escape === 'backslash' || escape === 'both') &&
      !startsInterpolation(text, at, interpolation)
    ) {
      at += 2
      continue
    }
    if (interpolation !== undefined && startsInterpolation(text, at, interpolation)) {
      at = endOfInterpolation(text, at + interpolation.length)
      continue
    }
    if (code !== first || !text.startsWith(close, at)) {
      at += 1
      continue
    }
    const isDoubled = (escape === 'doubled' || escape === 'both') && text.startsWith(close, at + close.length)
    if (!isDoubled) return { contentEnd: at, end: at + close.length }
    at += 2 * close.length
  }
  return { contentEnd: text.length, end: text.length }
}

function startsInterpolation(text: string, at: number, sign: string | undefined): boolean {
  return sign !== undefined && text.startsWith(sign, at)
}

/** Longest expression that is looked through for its closing bracket; a longer one counts as text. */
const LONGEST_INTERPOLATION = 4_000

function endOfInterpolation(text: string, from: number): number {
  const limit = Math.min(text.length, from + LONGEST_INTERPOLATION)
  let depth = 1
  let at = from
  while (at < limit) {
    const character = text[at] ?? ''
    if (character === '\\') at += 1
    else if (character === '{' || character === '(') depth += 1
    else if (character === '}' || character === ')') depth -= 1
    else if (character === '"' || character === "'" || character === '`')
      at = endOfQuote(text, at + 1, character, limit)
    at += 1
    if (depth === 0) return at
  }
  return from
}

function endOfQuote(text: string, from: number, quote: string, limit: number): number {
  for (let at = from; at < limit; at += 1) {
    if (text[at] === '\\') at += 1
    else if (text[at] === quote) return at
    else if (text[at] === '\n') return from
  }
  return from
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '0': '\0',
  '\n': '',
  e: '\u001b',
}

/** The content of a string with its usual escapes replaced; what is not known stays as it is written. */
export function unescapeString(content: string, form: StringForm): string {
  const { escape = 'backslash', close } = form
  if (escape === 'none') return content
  if (escape === 'doubled')
    return content.includes(close) ? content.replaceAll(close + close, close) : content
  if (!content.includes('\\')) return content
  return content.replace(/\\([^])/g, (_, character: string) => ESCAPES[character] ?? character)
}
