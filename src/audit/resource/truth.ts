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

export function some<T>(items: Iterable<T>, holds: (item: T) => Truth): Truth {
  return either(...Array.from(items, holds))
}

export function every<T>(items: Iterable<T>, holds: (item: T) => Truth): Truth {
  return both(...Array.from(items, holds))
}
