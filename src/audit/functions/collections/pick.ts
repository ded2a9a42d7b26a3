import type { Value } from '../../resource/value.ts'
import { numberAnswer, unknownAnswer } from '../answer.ts'
import { argument, objectOrUnknown, orderedOrUnknown, present, takes } from '../arguments.ts'
import { KIND_NAMES } from '../conversion/primitive.ts'
import type { Call } from '../define-function.ts'
import { refuse } from '../refused.ts'
import { read, whole } from '../simple-function.ts'
import { graphemeCount } from '../strings/graphemes.ts'
import { ownReferences, someSensitive } from '../survey.ts'

/** The item as it is seen in what holds it. */
export function within(holder: Value, item: Value): Value {
  return holder.isSensitive === true && item.isSensitive !== true ? { ...item, isSensitive: true } : item
}

/** `lookup(map, key, default)` */
export function lookup(call: Call): Value {
  takes(call, 2, 3)
  const map = objectOrUnknown(call, 0)
  const key = read(call, 1, 'text')
  if (map.kind === 'unknown' || key === null) return unknownAnswer(call)
  const found = map.entries.get(key)
  if (found !== undefined) return within(map, found)
  if (!map.isComplete) return unknownAnswer(call)
  return call.args[2] ?? refuse('the map has no such key, and there is no default')
}

/** `element`: counts on at the beginning where the list ends. */
export function element(call: Call): Value {
  takes(call, 2)
  const list = orderedOrUnknown(call, 0)
  const number = read(call, 1, 'number')
  const index = number === null ? null : whole(number)
  if (index !== null && index < 0) refuse('the index must not be negative')
  if (list.kind === 'unknown' || !list.isComplete) return unknownAnswer(call)
  if (list.items.length === 0) return refuse('the list is empty')
  if (index === null) return unknownAnswer(call)
  return within(list, argument({ args: list.items }, index % list.items.length))
}

/** `length` of a list, a map or a text, which is known also where what is in it is not. */
export function length(call: Call): Value {
  takes(call, 1)
  const value = present(call, 0)
  if (value.kind === 'string') return numberAnswer(call, graphemeCount(value.value))
  if (value.kind === 'list' && value.isComplete) return sizeAnswer(call, value.items.length)
  if (value.kind === 'object' && value.isComplete) return sizeAnswer(call, value.entries.size)
  if (value.kind === 'number' || value.kind === 'boolean') {
    return refuse(`expected a list, a map or a text, but got ${KIND_NAMES[value.kind]}`)
  }
  return unknownAnswer(call)
}

/** What is inside does not matter for how many there are. */
function sizeAnswer({ args, at }: Call, value: number): Value {
  const isSensitive = someSensitive(args)
  return {
    kind: 'number',
    value,
    place: at,
    through: [],
    references: ownReferences(args),
    ...(isSensitive && { isSensitive }),
  }
}
