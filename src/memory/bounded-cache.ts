/** Values by key, bounded by their size in bytes; the one not used for the longest time goes first. */
export interface BoundedCache<T> {
  get(key: string): T | undefined
  set(key: string, value: T): void
  readonly bytes: number
}

/** `sizeOf` tells what a value weighs, in bytes; one that weighs more than an eighth of the whole is not kept. */
export function boundedCache<T>(maxBytes: number, sizeOf: (value: T) => number): BoundedCache<T> {
  const entries = new Map<string, { value: T; bytes: number }>()
  let total = 0

  function remove(key: string): void {
    total -= entries.get(key)?.bytes ?? 0
    entries.delete(key)
  }

  return {
    get bytes() {
      return total
    },
    get(key) {
      const entry = entries.get(key)
      if (entry === undefined) return undefined
      // A map keeps the order of insertion: what is used moves to the end.
      entries.delete(key)
      entries.set(key, entry)
      return entry.value
    },
    set(key, value) {
      remove(key)
      const bytes = sizeOf(value) + key.length * 2
      if (bytes > maxBytes / 8) return
      entries.set(key, { value, bytes })
      total += bytes
      for (const oldest of entries.keys()) {
        if (total <= maxBytes) break
        remove(oldest)
      }
    },
  }
}
