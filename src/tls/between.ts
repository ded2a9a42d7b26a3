/** Of a list in the order of its places, those from `from` to before `to`. */
export function between<Item>(
  list: readonly Item[],
  placeOf: (item: Item) => number,
  from: number,
  to: number,
): Item[] {
  return list.slice(firstFrom(list, placeOf, from), firstFrom(list, placeOf, to))
}

/** Whether any of a list in the order of its places is at `from` or behind it, and before `to`. */
export function hasBetween<Item>(
  list: readonly Item[],
  placeOf: (item: Item) => number,
  from: number,
  to: number,
): boolean {
  const item = list[firstFrom(list, placeOf, from)]
  return item !== undefined && placeOf(item) < to
}

/** The last of a list in the order of its places that is before a place. */
export function lastBefore<Item>(
  list: readonly Item[],
  placeOf: (item: Item) => number,
  place: number,
): Item | undefined {
  return list[firstFrom(list, placeOf, place) - 1]
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
