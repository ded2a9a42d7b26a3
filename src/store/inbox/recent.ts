/** The last so many of what was added. */
export interface Recent {
  has(value: string): boolean
  add(value: string): void
}

export function createRecent(most: number): Recent {
  // A set iterates in the order of insertion, so its first value is the oldest.
  const values = new Set<string>()
  return {
    has: value => values.has(value),
    add(value) {
      values.add(value)
      if (values.size <= most) return
      for (const oldest of values) {
        values.delete(oldest)
        return
      }
    },
  }
}
