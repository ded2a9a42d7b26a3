/** Lets one caller at a time through, in the order in which they asked. */
export interface Mutex {
  /** Resolves when it is the caller's turn, with the function that ends the turn (calling it twice is harmless). */
  acquire(): Promise<() => void>
}

export function createMutex(): Mutex {
  let last: Promise<void> = Promise.resolve()
  return {
    async acquire() {
      const before = last
      const { promise, resolve } = Promise.withResolvers<void>()
      last = promise
      await before
      return resolve
    },
  }
}
