/** Answers that hold until they are forgotten. */
export interface ReadOnce<V> {
  get(key: string): Promise<V>
  /** What was read under it, or is being read, is read anew by whoever asks from now on. */
  forget(key: string): void
  /** The same for all keys that begin so. */
  forgetAll(start: string): void
}

/**
 * Reads each key once, for whoever is the only one that writes: that one forgets a key before it writes it, and again
 * when that is done, so that nothing stays which was read in between.
 * @param holds whether an answer may be given again.
 * @param most so many answers at most; the one not asked for for the longest time goes first.
 */
export function readOnce<V>(
  read: (key: string) => Promise<V>,
  { holds, most }: { holds: (value: V) => boolean; most: number },
): ReadOnce<V> {
  const answers = new Map<string, Promise<V>>()

  function drop(key: string, answer: Promise<V>): void {
    if (answers.get(key) === answer) answers.delete(key)
  }

  async function ask(key: string): Promise<V> {
    const answer = read(key)
    answers.set(key, answer)
    const [oldest] = answers.keys()
    if (answers.size > most && oldest !== undefined) answers.delete(oldest)
    try {
      const value = await answer
      if (!holds(value)) drop(key, answer)
      return value
    } catch (error) {
      drop(key, answer)
      throw error
    }
  }

  return {
    get(key) {
      const answer = answers.get(key)
      if (answer === undefined) return ask(key)
      // A map keeps the order of insertion: what is asked for moves to the end.
      answers.delete(key)
      answers.set(key, answer)
      return answer
    },
    forget: key => void answers.delete(key),
    forgetAll(start) {
      for (const key of answers.keys()) if (key.startsWith(start)) answers.delete(key)
    },
  }
}
