import type { Source } from './source.ts'

/** Reads what a source has at a place, or under a name, once, however many rules ask for it. */
export function remember<Key, Result>(
  read: (source: Source, key: Key) => Result,
): (source: Source, key: Key) => Result {
  const sources = new WeakMap<Source, Map<Key, Result>>()
  return (source, key) => {
    const known = sources.get(source) ?? new Map<Key, Result>()
    sources.set(source, known)
    const found = known.get(key)
    if (found !== undefined) return found
    const result = read(source, key)
    known.set(key, result)
    return result
  }
}
