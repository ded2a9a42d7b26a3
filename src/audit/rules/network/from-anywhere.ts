import { forbidThat, type Outcome, pass, undecided } from '../../outcome.ts'
import { both, not, type Truth } from '../../resource/truth.ts'
import { fromAnywhere } from '../../views/traffic/source.ts'
import type { Traffic, TrafficRules } from '../../views/traffic/traffic.ts'

export type Direction = 'ingress' | 'egress'

/**
 * Flags each rule of this direction that `opens` what must not be open to anybody; what may be hidden is undecided.
 * @param says a sentence about the rule
 */
export function forbidAnywhere<T extends Traffic>(
  { rules, hidden }: Omit<TrafficRules, 'rules'> & { readonly rules: readonly T[] },
  direction: Direction,
  opens: (traffic: T) => Truth,
  says: (traffic: T) => string,
): Outcome {
  return [
    ...rules.map(traffic => forbidOne(traffic, direction, opens, says)),
    ...hidden.filter(({ path }) => path === direction).map(at => undecided(at)),
  ]
}

/** Whether a rule is of this direction, and allows. */
export function isOf(direction: Direction, { isIngress, isAllowed }: Traffic): Truth {
  return both(isAllowed, direction === 'ingress' ? isIngress : not(isIngress))
}

function forbidOne<T extends Traffic>(
  traffic: T,
  direction: Direction,
  opens: (traffic: T) => Truth,
  says: (traffic: T) => string,
): Outcome {
  const found = fromAnywhere(traffic.sources)
  const isOfWay = isOf(direction, traffic)
  if (found === null || found.is === 'no' || isOfWay === 'no') return pass
  const isOpen = both(isOfWay, opens(traffic), found.is)
  return isOpen === 'no' ? pass : forbidThat(isOpen, found.at, says(traffic))
}
