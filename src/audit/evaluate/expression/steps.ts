import type { Place } from '../../resource/place.ts'
import type { ListValue, ObjectValue, Reference, Value } from '../../resource/value.ts'
import { EvaluationError } from '../scope.ts'
import { kindInWords, numberIn, textIn } from '../values/convert.ts'
import { inside, MAX_REFERENCES, referencesOf, unknownAt, unknownBecauseOf } from '../values/make.ts'

/** What `.name` picks from a value. */
export function pickName(value: Value, name: string, place: Place): Value {
  if (value.kind === 'object') return pickEntry(value, name, place)
  if (value.kind === 'unknown') return unknownAt(place, value.why, pickedBy(value, name))
  if (value.kind === 'list') return pickFromBlocks(value, name, place)
  throw new EvaluationError(`${kindInWords(value)} has no \`${name}\``, place)
}

/** What `[key]` picks from a value. */
export function pickIndex(value: Value, key: Value, place: Place): Value {
  if (value.kind === 'unknown') {
    const name = textIn(key)
    const isName = name !== null && numberIn(key) === null
    return unknownAt(
      place,
      value.why,
      referencesOf([{ ...value, references: isName ? pickedBy(value, name) : value.references }, key]),
    )
  }
  if (key.kind === 'unknown') return unknownBecauseOf(place, key.why, [key, value, ...itemsIn(value)])
  if (value.kind === 'list') return pickItem(value, key, place)
  const name = textIn(key)
  if (value.kind === 'object' && name !== null) return pickEntry(value, name, place)
  throw new EvaluationError(`${kindInWords(value)} has nothing under this key`, place)
}

/** Some of what is inside: no value keeps references to more. */
function itemsIn(value: Value): readonly Value[] {
  if (value.kind === 'list') return value.items.slice(0, MAX_REFERENCES)
  return value.kind === 'object' ? value.entries.values().take(MAX_REFERENCES).toArray() : []
}

function pickItem(list: ListValue, key: Value, place: Place): Value {
  const index = numberIn(key)
  if (index === null)
    throw new EvaluationError(`A list has items by number, not by ${kindInWords(key)}`, place)
  if (list.isSet === true)
    throw new EvaluationError('The items of a set have no order, so none has an index', place)
  if (!list.isComplete) {
    return unknownBecauseOf(place, 'not all items of the list are known', [list, ...itemsIn(list)])
  }
  const item = list.items[index]
  if (item !== undefined) return inside(list, item)
  throw new EvaluationError(`The list has ${list.items.length} items, none with the index ${index}`, place)
}

function pickEntry(object: ObjectValue, name: string, place: Place): Value {
  const references = pickedBy(object, name)
  const entry = object.entries.get(name)
  if (entry !== undefined) return inside(object, entry, references)
  if (!object.isComplete) return unknownAt(place, `\`${name}\` is not known before it is applied`, references)
  throw new EvaluationError(`The object has no \`${name}\``, place)
}

/** Nested blocks of which there is one may be written like it. */
function pickFromBlocks(list: ListValue, name: string, place: Place): Value {
  const [only] = list.items
  if (!list.isComplete)
    return unknownBecauseOf(place, 'not all items of the list are known', [list, ...itemsIn(list)])
  if (only !== undefined && list.items.length === 1) return pickName(inside(list, only), name, place)
  throw new EvaluationError(`A list has no \`${name}\`; its items have`, place)
}

/** A name that is picked from a whole resource is its attribute. */
function pickedBy({ references }: Value, name: string): readonly Reference[] {
  if (references.every(({ attribute }) => attribute !== '')) return references
  return references.map(each => (each.attribute === '' ? { ...each, attribute: name } : each))
}
