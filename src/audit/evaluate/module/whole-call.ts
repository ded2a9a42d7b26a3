import type { Place } from '../../resource/place.ts'
import type { Value } from '../../resource/value.ts'
import { listAt, madeOf, objectAt, unknownAt } from '../values/make.ts'
import type { CallInstance } from './call-node.ts'
import type { Expansion } from './expansion.ts'
import type { ModuleInstance } from './module-instance.ts'

/** Everything that a module gives to one of its calls; `null`: it is not in this repository. */
export function outputsOf(address: string, place: Place, called: ModuleInstance | null): Value {
  if (called === null) {
    const why = `what \`${address}\` holds is not known here`
    return unknownAt(place, why, [{ address, attribute: '' }])
  }
  const entries = new Map<string, Value>()
  for (const { type, name } of called.source.declarations.values()) {
    const value = type === 'output' ? called.output(name) : null
    if (value !== null) entries.set(name, value)
  }
  return objectAt(place, entries)
}

/** What all instances of a call give: a list for `count`, a map for `for_each`. */
export function wholeCall(
  address: string,
  place: Place,
  { form, isComplete }: Expansion,
  instances: readonly CallInstance[],
): Value {
  if (form === 'count') {
    const items = instances.map(each => each.outputs())
    return listAt(place, items, isComplete)
  }
  const entries = instances.flatMap((each): [string, Value][] =>
    each.slot.isSymbolic ? [] : [[each.slot.key, each.outputs()]],
  )
  const whole = objectAt(place, new Map(entries), isComplete)
  return isComplete ? whole : madeOf({ address, attribute: '' }, whole)
}
