/**
 * Numbers of the lines of `after` that `before` does not have in that place, counted from 1. What is unique in both
 * anchors the comparison, and grows to both sides; what is between is new. So where it differs from the shortest
 * possible difference, it gives more lines, never fewer. Takes the time of a sort.
 */
export function comparedLines(before: string, after: string): number[] {
  const [old, now] = [before.split('\n'), after.split('\n')]
  const same = new Uint8Array(now.length)
  let [oldStart, start] = [0, 0]
  for (const [oldAt, at] of [...anchors(old, now), [old.length, now.length] as const]) {
    const oldRest = forward({ old, now, same }, [oldStart, start], [oldAt, at])
    backward({ old, now, same }, oldRest, [oldAt, at])
    if (at < now.length) same[at] = 1
    oldStart = oldAt + 1
    start = at + 1
  }
  return now.flatMap((_, at) => (same[at] === 1 ? [] : [at + 1]))
}

interface Compared {
  readonly old: readonly string[]
  readonly now: readonly string[]
  readonly same: Uint8Array
}

type Pair = readonly [number, number]

function forward({ old, now, same }: Compared, [oldStart, start]: Pair, [oldEnd, end]: Pair): Pair {
  let [oldAt, at] = [oldStart, start]
  while (oldAt < oldEnd && at < end && old[oldAt] === now[at]) {
    same[at] = 1
    oldAt += 1
    at += 1
  }
  return [oldAt, at]
}

function backward({ old, now, same }: Compared, [oldStart, start]: Pair, [oldEnd, end]: Pair): void {
  let [oldAt, at] = [oldEnd - 1, end - 1]
  while (oldAt >= oldStart && at >= start && old[oldAt] === now[at]) {
    same[at] = 1
    oldAt -= 1
    at -= 1
  }
}

/** Lines that stand once in both, the longest run of them that is in order in both. */
function anchors(old: readonly string[], now: readonly string[]): Pair[] {
  const inOld = placesOfUnique(old)
  const inNow = placesOfUnique(now)
  const pairs = [...inNow].flatMap(([line, at]): Pair[] => {
    const oldAt = inOld.get(line)
    return oldAt === undefined ? [] : [[oldAt, at]]
  })
  return longestRise(pairs)
}

function placesOfUnique(lines: readonly string[]): Map<string, number> {
  const places = new Map<string, number>()
  const twice = new Set<string>()
  for (const [at, line] of lines.entries()) {
    if (places.has(line)) twice.add(line)
    places.set(line, at)
  }
  for (const line of twice) places.delete(line)
  return places
}

/** The longest rising sequence of first numbers, where the second ones rise already. */
function longestRise(pairs: readonly Pair[]): Pair[] {
  const piles: number[] = []
  const previous = new Int32Array(pairs.length).fill(-1)
  for (const [index, [oldAt]] of pairs.entries()) {
    const pile = pileFor(piles, pairs, oldAt)
    previous[index] = piles[pile - 1] ?? -1
    piles[pile] = index
  }
  const run: Pair[] = []
  for (let index = piles.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1) {
    const pair = pairs[index]
    if (pair !== undefined) run.push(pair)
  }
  return run.reverse()
}

function pileFor(piles: readonly number[], pairs: readonly Pair[], oldAt: number): number {
  let [low, high] = [0, piles.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((pairs[piles[middle] ?? 0]?.[0] ?? 0) < oldAt) low = middle + 1
    else high = middle
  }
  return low
}
