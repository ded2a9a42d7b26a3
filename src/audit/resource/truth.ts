/** An answer in Kleene's logic: what depends on the unknown is unknown. Never a boolean, so that no `if` swallows it. */
export type Truth = 'yes' | 'no' | 'unknown'

/** `yes` for true, `no` for false. */
export function truth(known: boolean): Truth {
  return known ? 'yes' : 'no'
}

export function not(one: Truth): Truth {
  if (one === 'unknown') return one
  return one === 'yes' ? 'no' : 'yes'
}

/** `no` if one is, else `unknown` if one is; `yes` of nothing. */
export function both(...all: readonly Truth[]): Truth {
  if (all.includes('no')) return 'no'
  return all.includes('unknown') ? 'unknown' : 'yes'
}

/** `yes` if one is, else `unknown` if one is; `no` of nothing. */
export function either(...all: readonly Truth[]): Truth {
  if (all.includes('yes')) return 'yes'
  return all.includes('unknown') ? 'unknown' : 'no'
}

/** As `either`, of any number of items. */
export function some<T>(items: Iterable<T>, holds: (item: T) => Truth): Truth {
  let answer: Truth = 'no'
  for (const item of items) {
    const one = holds(item)
    if (one === 'yes') return one
    if (one === 'unknown') answer = one
  }
  return answer
}

/** As `both`, of any number of items. */
export function every<T>(items: Iterable<T>, holds: (item: T) => Truth): Truth {
  return not(some(items, item => not(holds(item))))
}
