import type { Attribute } from '../../resource/attribute.ts'
import { textOf } from '../../resource/predicates.ts'
import { type Truth, truth } from '../../resource/truth.ts'

/** More than any policy may hold; what is longer is not compared. */
const MAX_LENGTH = 2048

/**
 * Whether a pattern of IAM (`*`: any text, `?`: any character) covers a text. Case counts: compare actions in lower
 * case. Costs at most the product of both lengths, so one of them should be short.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function isCovered(pattern: string, text: string): boolean {
  if (pattern.length > MAX_LENGTH || text.length > MAX_LENGTH) return pattern === text
  let at = 0
  let read = 0
  // Where the last star stands, and how much of the text it covers up to now.
  let star = -1
  let covered = 0
  while (read < text.length) {
    if (pattern[at] === '*') {
      star = at
      covered = read
      at += 1
    } else if (at < pattern.length && (pattern[at] === '?' || pattern[at] === text[read])) {
      at += 1
      read += 1
    } else if (star >= 0) {
      covered += 1
      at = star + 1
      read = covered
    } else return false
  }
  while (pattern[at] === '*') at += 1
  return at === pattern.length
}

/** Whether the pattern that an attribute holds covers a text, however its unknown parts turn out. */
export function covers(pattern: Attribute, text: string, caseCounts: boolean): Truth {
  const inCase = (each: string) => (caseCounts ? each : each.toLowerCase())
  const { value } = pattern
  if (value?.kind !== 'unknown') {
    const written = textOf(value)
    return truth(written !== null && isCovered(inCase(written), inCase(text)))
  }
  if (value.pieces === undefined) return 'unknown'
  const widest = value.pieces.map(piece => piece ?? '*').join('')
  return isCovered(inCase(widest), inCase(text)) ? 'unknown' : 'no'
}
