import type { Place } from '../../resource/place.ts'
import type { Reference, Value } from '../../resource/value.ts'
import { listAt, madeOf, objectAt } from '../values/make.ts'
import type { Expansion } from './expansion.ts'
import type { ResourceInstance } from './resource-node.ts'

/** All instances of a resource: a list for `count`, a map for `for_each`. */
export function wholeNode(
  address: string,
  place: Place,
  { form, isComplete }: Expansion,
  instances: readonly ResourceInstance[],
): Value {
  if (form === 'count') {
    const items = instances.map(each => each.whole())
    return listAt(place, items, isComplete)
  }
  const entries = instances.flatMap((each): [string, Value][] =>
    each.slot.isSymbolic ? [] : [[each.slot.key, each.whole()]],
  )
  const whole = objectAt(place, new Map(entries), isComplete)
  return isComplete ? whole : madeOf({ address, attribute: '' }, whole)
}

/** One instance as an object: what is written, with the rest, which the provider sets, not known. */
export function wholeInstance({ address, place, computed, body }: ResourceInstance): Value {
  const entries = new Map<string, Value>()
  for (const [name, value] of [...computed(), ...body().entries]) {
    if (value.kind !== 'null') entries.set(name, opened(value, { address, attribute: name }))
  }
  return madeOf({ address, attribute: '' }, objectAt(place, entries, false))
}

/** Nested blocks as the provider shows them: it may set what is not written in them. */
export function opened(value: Value, reference: Reference): Value {
  if (value.kind !== 'list' || value.isBlocks !== true) return value
  return { ...value, items: value.items.map(item => openedBlock(item, reference)) }
}

function openedBlock(value: Value, reference: Reference): Value {
  if (value.kind !== 'object') return value
  const entries = [...value.entries].flatMap(([name, inner]): [string, Value][] => {
    if (inner.kind === 'null') return []
    return [[name, opened(inner, { ...reference, attribute: `${reference.attribute}.${name}` })]]
  })
  return madeOf(reference, { ...value, entries: new Map(entries), isComplete: false })
}
