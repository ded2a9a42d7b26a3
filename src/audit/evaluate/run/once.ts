/**
 * A function whose answers are kept, one for each key. Where the work for a key asks for the same key again, it gets
 * what `again` says.
 */
export function once<K, V>(work: (key: K) => V, again: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>()
  const busy = new Set<K>()
  return key => {
    const answer = known.get(key)
    if (answer !== undefined || known.has(key)) return answer as V
    if (busy.has(key)) return again(key)
    busy.add(key)
    try {
      const made = work(key)
      known.set(key, made)
      return made
    } finally {
      busy.delete(key)
    }
  }
}

/** The same for work that has no key. */
export function onlyOnce<T>(work: () => T, again: () => T): () => T {
  const make = once<null, T>(work, again)
  return () => make(null)
}
