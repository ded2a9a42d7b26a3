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

/** Of a list in the order of its places, those from `from` to before `to`. */
export function between<Item>(
  list: readonly Item[],
  placeOf: (item: Item) => number,
  from: number,
  to: number,
): Item[] {
  return list.slice(firstFrom(list, placeOf, from), firstFrom(list, placeOf, to))
}

function firstFrom<Item>(list: readonly Item[], placeOf: (item: Item) => number, least: number): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    const item = list[middle]
    if (item !== undefined && placeOf(item) < least) low = middle + 1
    else high = middle
  }
  return low
}
