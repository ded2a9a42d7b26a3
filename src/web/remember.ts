/** Asks, or answers what was answered to the same question a while ago; what failed is asked again. */
export type Remember = <T>(question: string, ask: () => Promise<T>) => Promise<T>

interface Kept {
  readonly answer: Promise<unknown>
  readonly until: number
}

const MOST_KEPT = 10_000

/** Remembers answers for so many milliseconds, and at most ten thousand of them. */
export function rememberFor(milliseconds: number, clock: { now(): Date }): Remember {
  const kept = new Map<string, Kept>()
  return <T>(question: string, ask: () => Promise<T>) => {
    const now = clock.now().getTime()
    const known = kept.get(question)
    // Not what would be remembered for longer: the clock went back since.
    const isFresh = known !== undefined && known.until > now && known.until <= now + milliseconds
    if (isFresh) return known.answer as Promise<T>
    const answer = ask()
    kept.delete(question)
    kept.set(question, { answer, until: now + milliseconds })
    answer.catch(() => kept.delete(question))
    for (const oldest of kept.keys()) {
      if (kept.size <= MOST_KEPT) break
      kept.delete(oldest)
    }
    return answer
  }
}
