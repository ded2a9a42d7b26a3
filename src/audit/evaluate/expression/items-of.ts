import type { Place } from '../../resource/place.ts'
import type { ListValue, ObjectValue, Value } from '../../resource/value.ts'
import { refused } from '../values/convert.ts'
import { inside, numberAt, textAt } from '../values/make.ts'
import { sortedKeys } from '../../functions/collections/order.ts'

/** One thing in a collection, and the key that it has there. */
export interface Item {
  readonly key: Value
  readonly value: Value
}

export interface Items {
  readonly items: readonly Item[]
  /** False: there may be others. */
  readonly isComplete: boolean
}

/** What is in a list, set, map or object, in Terraform’s order; `null`: it is not known. `place`: for whom it is asked. */
export function itemsOf(collection: Value, place: Place): Items | null {
  if (collection.kind === 'unknown') return null
  if (collection.kind === 'list') return itemsOfList(collection)
  if (collection.kind === 'object') return itemsOfObject(collection)
  throw refused('A list or a map', collection, place)
}

function itemsOfList(list: ListValue): Items {
  const items = list.items.map((item, at): Item => {
    const value = inside(list, item)
    return { key: list.isSet === true ? value : numberAt(item.place, at), value }
  })
  return { items, isComplete: list.isComplete }
}

function itemsOfObject(object: ObjectValue): Items {
  const items = sortedKeys(object.entries).flatMap((key): Item[] => {
    const entry = object.entries.get(key)
    if (entry === undefined) return []
    return [{ key: textAt(entry.place, key), value: inside(object, entry) }]
  })
  return { items, isComplete: object.isComplete }
}
