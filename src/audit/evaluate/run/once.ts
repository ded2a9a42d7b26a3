const BUSY = Symbol('busy')

/**
 * A function whose answers are kept, one for each key. Where the work for a key asks for the same key again, it gets
 * what `again` says.
 */
export function once<K, V>(work: (key: K) => V, again: (key: K) => V): (key: K) => V {
  const known = new Map<K, V | typeof BUSY>()
  return key => {
    const answer = known.get(key)
    if (answer === BUSY) return again(key)
    if (answer !== undefined) return answer
    known.set(key, BUSY)
    try {
      const made = work(key)
      known.set(key, made)
      return made
    } catch (error) {
      known.delete(key)
      throw error
    }
  }
}

/** The same for work that has no key. */
export function onlyOnce<T>(work: () => T, again: () => T): () => T {
  let made: T | typeof BUSY | undefined
  return () => {
    if (made === BUSY) return again()
    if (made !== undefined) return made
    made = BUSY
    try {
      made = work()
      return made
    } catch (error) {
      made = undefined
      throw error
    }
  }
}
