import type { Place } from '../../resource/place.ts'
import type { Value } from '../../resource/value.ts'
import { booleanAt, listAt, numberAt, objectAt, textAt, unknownAt, writtenAt } from './make.ts'

/** Plain JSON as a value, all of which stands at one place. */
export function valueOfJson(json: unknown, place: Place): Value {
  if (json === null) return { kind: 'null', ...writtenAt(place) }
  if (typeof json === 'string') return textAt(place, json.normalize('NFC'))
  if (typeof json === 'number') return numberAt(place, json)
  if (typeof json === 'boolean') return booleanAt(place, json)
  if (Array.isArray(json))
    return listAt(
      place,
      json.map(item => valueOfJson(item, place)),
    )
  if (typeof json !== 'object') return unknownAt(place, 'it is no JSON')
  return objectAt(
    place,
    new Map(Object.entries(json).map(([key, value]) => [key, valueOfJson(value, place)])),
  )
}
