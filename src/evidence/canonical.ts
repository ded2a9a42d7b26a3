import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'

/**
 * JSON in the one form that RFC 8785 allows, so that equal values have equal hashes. Half of a surrogate pair, which
 * that form has no place for, becomes U+FFFD.
 * https://www.rfc-editor.org/rfc/rfc8785
 */
export function canonical(value: object): string {
  const text = canonicalOrNull(value) ?? canonicalize(mended(value))
  if (text === undefined) throw new TypeError('Only plain objects have a canonical form.')
  return text
}

/** `null` for what the library refuses; almost nothing is, so nothing is looked through for it beforehand. */
function canonicalOrNull(value: object): string | undefined | null {
  try {
    return canonicalize(value)
  } catch {
    return null
  }
}

/** Of the text's UTF-8 bytes, hexadecimal. */
export function sha256(content: string): string {
  return createHash('sha256').update(content).digest('hex')
}

function mended(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed()
  if (Array.isArray(value)) return value.map(mended)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key.toWellFormed(), mended(each)]))
}
