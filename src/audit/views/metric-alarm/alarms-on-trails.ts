import type { Resource } from '../../resource/resource.ts'
import { both, either, type Truth } from '../../resource/truth.ts'
import { oncePer } from '../once-per.ts'
import { chainsOf } from './chains.ts'

/** The alarms of a configuration on what filters of a trail’s log group count; `unknown`: it may be another’s. */
export const alarmsOnTrails = oncePer((configuration): ReadonlyMap<Resource, Truth> => {
  const found = new Map<Resource, Truth>()
  for (const { pattern, readsTrail, alarms } of chainsOf(configuration)) {
    if (pattern === null || readsTrail === 'no') continue
    for (const { alarm, isWatching } of alarms) {
      found.set(alarm, either(found.get(alarm) ?? 'no', both(isWatching, readsTrail)))
    }
  }
  return found
})
