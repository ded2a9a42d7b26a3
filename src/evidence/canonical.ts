import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'

/**
 * JSON in the one form that RFC 8785 allows, so that equal values have equal hashes. Half of a surrogate pair, which
 * that form has no place for, becomes U+FFFD.
 * https://www.rfc-editor.org/rfc/rfc8785
 */
export function canonical(value: object): string {
  const text = canonicalize(wellFormed(value))
  if (text === undefined) throw new TypeError('Only plain objects have a canonical form.')
  return text
}

/** Of the text's UTF-8 bytes, hexadecimal. */
export function sha256(content: string): string {
  return createHash('sha256').update(content).digest('hex')
}

/** Looks first, since almost nothing is ill-formed and what is large would be copied. */
function wellFormed(value: object): object {
  const text = JSON.stringify(value)
  // JSON.stringify writes half a pair as an escape of its own, and no other character so.
  // https://tc39.es/ecma262/#sec-quotejsonstring
  return /\\ud[89a-f]/.test(text) ? (mended(value) as object) : value
}

function mended(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed()
  if (Array.isArray(value)) return value.map(mended)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key.toWellFormed(), mended(each)]))
}
