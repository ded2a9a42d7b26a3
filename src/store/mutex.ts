/** Lets one caller at a time through, in the order in which they asked; urgent ones before the others. */
export interface Mutex {
  /** Resolves when it is the caller's turn, with the function that ends the turn (calling it twice is harmless). */
  acquire(urgency?: 'urgent' | 'usual'): Promise<() => void>
}

/** So many urgent callers may pass one who waits: then it is that one's turn. */
const MOST_IN_A_ROW = 3

export function createMutex(): Mutex {
  const urgent: (() => void)[] = []
  const usual: (() => void)[] = []
  let isHeld = false
  let inARow = 0

  function startNext(): void {
    const isUrgent = urgent.length > 0 && (usual.length === 0 || inARow < MOST_IN_A_ROW)
    const start = (isUrgent ? urgent : usual).shift()
    inARow = isUrgent ? inARow + 1 : 0
    isHeld = start !== undefined
    start?.()
  }

  return {
    acquire(urgency = 'usual') {
      const { promise, resolve } = Promise.withResolvers<() => void>()
      let isOver = false
      function end(): void {
        if (isOver) return
        isOver = true
        startNext()
      }
      ;(urgency === 'urgent' ? urgent : usual).push(() => resolve(end))
      if (!isHeld) startNext()
      return promise
    },
  }
}
