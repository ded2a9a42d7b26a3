import type { Place } from '../../resource/place.ts'
import type { Value } from '../../resource/value.ts'
import { mayMake } from '../run/may-make.ts'
import type { Run } from '../run/run.ts'
import { type Items, itemsOf } from './items-of.ts'

/** What a block repeats over; `null`: that is not known, is no collection, or too much to be looked at one by one. */
export function itemsWithin(collection: Value, place: Place, run: Run): Items | null {
  if (collection.kind !== 'list' && collection.kind !== 'object') return null
  const count = collection.kind === 'list' ? collection.items.length : collection.entries.size
  return mayMake(count, place, run) ? itemsOf(collection, place) : null
}
