import type { Configuration } from '../../resource/configuration.ts'
import { both, either, not, some, type Truth } from '../../resource/truth.ts'
import { oncePer } from '../once-per.ts'
import { logGroupsOfTrails } from '../trail.ts'
import { mayUnseen } from '../users-of.ts'
import { type Chain, chainsOf } from './chains.ts'
import { type CloudTrailEvent, EVERYDAY, type Watched } from './events.ts'
import { selects } from './selects.ts'

/** How far the way from an event to an alarm goes. */
export interface Alarmed {
  /** A metric filter of the trail’s log group counts the event. */
  readonly isCounted: Truth
  /** An alarm watches that metric. */
  readonly isWatched: Truth
}

/** Follows an event from the metric filters that select it to the alarms on what they count. */
export function followed({ event }: Watched, configuration: Configuration): Alarmed {
  const ways = chainsOf(configuration).map(chain => {
    const isCounted = counts(chain, event)
    const isWatched = some(chain.alarms, ({ isWatching }) => isWatching)
    return { isCounted, isWatched: both(isCounted, either(isWatched, chain.others)) }
  })
  const rest: Truth = either(configuration.isComplete ? 'no' : 'unknown', mayBeUnseen(configuration))
  return {
    isCounted: either(...ways.map(({ isCounted }) => isCounted), rest),
    isWatched: either(...ways.map(({ isWatched }) => isWatched), rest),
  }
}

/** A module that is not seen is given the log group of a trail: for its filters and alarms. */
const mayBeUnseen = oncePer(configuration =>
  some(logGroupsOfTrails(configuration), group => mayUnseen(group, configuration)),
)

/** A filter that selects everyday work, too, tells of nothing. */
function counts({ pattern, readsTrail }: Chain, event: CloudTrailEvent): Truth {
  if (pattern === null) return 'no'
  if (pattern === 'unknown') return both('unknown', readsTrail)
  const isSelected = selects(pattern, event)
  return isSelected === 'no' ? 'no' : both(isSelected, not(selects(pattern, EVERYDAY)), readsTrail)
}
