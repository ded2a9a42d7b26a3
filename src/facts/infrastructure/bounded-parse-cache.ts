import type { ParseCache } from '../../audit/evaluate/files/parse-cache.ts'
import { boundedCache } from '../../memory/bounded-cache.ts'
import type { ParsedHcl } from '../../audit/language/hcl/parse-hcl.ts'

/** Remembers what files hold; of texts that are longer than `maxCharacters` together those that nobody asked for lately go. */
export function boundedParseCache(maxCharacters: number): ParseCache {
  const cache = boundedCache<{ readonly parsed: ParsedHcl; readonly size: number }>(
    maxCharacters * 3,
    ({ size }) => size,
  )
  const keyOf = (kind: string, text: string) => `${kind} ${text}`
  return {
    get: (kind, text) => cache.get(keyOf(kind, text))?.parsed,
    set: (kind, text, parsed) => cache.set(keyOf(kind, text), { parsed, size: text.length }),
  }
}
