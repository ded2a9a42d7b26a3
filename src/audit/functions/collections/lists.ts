import { TooMuch } from '../../evaluate/scope.ts'
import type { ListValue, Value } from '../../resource/value.ts'
import { booleanAnswer, listAnswer, numberAnswer, unknownAnswer } from '../answer.ts'
import { argument, listOrUnknown, orderedOrUnknown, present, takes } from '../arguments.ts'
import { identity } from '../conversion/identity.ts'
import { asText, converted } from '../conversion/primitive.ts'
import { distinctValues } from '../conversion/to-collection.ts'
import { unified } from '../conversion/unify.ts'
import { charge } from '../cost.ts'
import type { Call } from '../define-function.ts'
import { refuse } from '../refused.ts'
import { read, whole } from '../simple-function.ts'
import { DEEPEST } from '../survey.ts'
import { byCodePoint } from './order.ts'
import { within } from './pick.ts'

/** The list that is the first argument; `null`: it is not known at all. */
function firstList(call: Call): ListValue | null {
  const list = listOrUnknown(call, 0)
  return list.kind === 'unknown' ? null : list
}

/** As `firstList`, but no set. */
function firstOrdered(call: Call): ListValue | null {
  const list = orderedOrUnknown(call, 0)
  return list.kind === 'unknown' ? null : list
}

/** `reverse` */
export function reverse(call: Call): Value {
  takes(call, 1)
  const list = firstList(call)
  return list === null ? unknownAnswer(call) : listAnswer(call, list.items.toReversed(), list.isComplete)
}

/** `compact`: without what is empty or `null`. Terraform makes texts of all items. */
export function compact(call: Call): Value {
  takes(call, 1)
  const list = firstList(call)
  if (list === null) return unknownAnswer(call)
  const texts = list.items.map(item => converted(item, 'string'))
  const items = texts.filter(item => item.kind !== 'null' && !(item.kind === 'string' && item.value === ''))
  const isComplete = list.isComplete && items.every(isSurelyFull)
  return listAnswer(call, items, isComplete)
}

/** What is not known may be empty, unless a part of it is known. */
function isSurelyFull(item: Value): boolean {
  return item.kind !== 'unknown' || item.pieces?.some(piece => piece !== null && piece !== '') === true
}

/** `distinct`: each item once, where it stands first. */
export function distinct(call: Call): Value {
  takes(call, 1)
  const list = firstList(call)
  if (list === null) return unknownAnswer(call)
  const { budget } = call.scope
  const items = distinctValues(unified(list.items, budget), budget)
  const isClear = items.length < 2 || items.every(item => identity(item, budget) !== null)
  return listAnswer(call, items, list.isComplete && isClear)
}

/** `sort`: as texts. Where items are not known, all are there, in no certain order. */
export function sort(call: Call): Value {
  takes(call, 1)
  const list = firstList(call)
  if (list === null) return unknownAnswer(call)
  const texts = list.items.map(item =>
    item.kind === 'null' ? refuse('an item is null') : converted(item, 'string'),
  )
  if (texts.length > 1 && texts.some(({ kind }) => kind === 'unknown')) return listAnswer(call, texts, false)
  const items = texts.toSorted((one, other) => byCodePoint(sortText(one), sortText(other)))
  return listAnswer(call, items, list.isComplete)
}

function sortText(item: Value): string {
  return item.kind === 'unknown' ? '' : asText(item)
}

/** `slice(list, from, to)` */
export function slice(call: Call): Value {
  takes(call, 3)
  const list = firstOrdered(call)
  const from = read(call, 1, 'number')
  const to = read(call, 2, 'number')
  if (from !== null && whole(from) < 0) refuse('the first index must not be negative')
  if (from !== null && to !== null && from > whole(to)) refuse('the first index is behind the last one')
  if (list === null || !list.isComplete) return unknownAnswer(call)
  if (to !== null && whole(to) > list.items.length) refuse('the list is shorter than the last index')
  return from === null || to === null ? unknownAnswer(call) : listAnswer(call, list.items.slice(from, to))
}

/** `chunklist(list, size)` */
export function chunklist(call: Call): Value {
  takes(call, 2)
  const list = firstList(call)
  const size = read(call, 1, 'number')
  if (size !== null && whole(size) < 0) refuse('the size must not be negative')
  if (list === null || !list.isComplete || size === null) return unknownAnswer(call)
  const items = unified(list.items, call.scope.budget)
  const step = size === 0 ? Math.max(items.length, 1) : size
  charge(call, items.length)
  const count = Math.ceil(items.length / step)
  const chunks = Array.from({ length: count }, (_, at) =>
    listAnswer(call, items.slice(at * step, (at + 1) * step)),
  )
  return listAnswer(call, chunks)
}

/** `one`: the only item, or `null` of none. */
export function one(call: Call): Value {
  takes(call, 1)
  const list = firstList(call)
  if (list === null || !list.isComplete) return unknownAnswer(call)
  if (list.items.length > 1) return refuse('the list has more than one item')
  const [item] = list.items
  return item === undefined ? { ...listAnswer(call, []), kind: 'null' } : within(list, item)
}

/** `contains(list, value)`, where `1` is not `"1"`. */
export function contains(call: Call): Value {
  takes(call, 2)
  const list = firstList(call)
  const { budget } = call.scope
  const wanted = identity(present(call, 1), budget)
  if (list === null || wanted === null) {
    return list?.isComplete === true && list.items.length === 0
      ? booleanAnswer(call, false)
      : unknownAnswer(call)
  }
  const keys = list.items.map(item => identity(item, budget))
  if (keys.includes(wanted)) return booleanAnswer(call, true)
  return keys.includes(null) || !list.isComplete ? unknownAnswer(call) : booleanAnswer(call, false)
}

/** `index(list, value)` */
export function index(call: Call): Value {
  takes(call, 2)
  const list = firstOrdered(call)
  const { budget } = call.scope
  const wanted = identity(argument(call, 1), budget)
  if (list === null || wanted === null || !list.isComplete) return unknownAnswer(call)
  const keys = list.items.map(item => identity(item, budget))
  const found = keys.indexOf(wanted)
  const hidden = keys.indexOf(null)
  if (hidden >= 0 && (found < 0 || hidden < found)) return unknownAnswer(call)
  return found < 0 ? refuse('no item of the list is this one') : numberAnswer(call, found)
}

/** `flatten`: lists in the list, and lists in these, give their items. */
export function flatten(call: Call): Value {
  takes(call, 1)
  const list = firstList(call)
  if (list === null) return unknownAnswer(call)
  const items: Value[] = []
  const isComplete = addFlat(call, items, list, 0)
  return listAnswer(call, items, isComplete)
}

/** Whether all that was added is known to be all; what is not known could be a list. */
function addFlat(call: Call, flat: Value[], list: ListValue, depth: number): boolean {
  if (depth > DEEPEST) throw new TooMuch(`A value is nested more than ${DEEPEST} levels deep`)
  let isComplete = list.isComplete
  charge(call, list.items.length)
  for (const item of list.items) {
    const seen = within(list, item)
    if (seen.kind === 'list') isComplete = addFlat(call, flat, seen, depth + 1) && isComplete
    else flat.push(seen)
    if (item.kind === 'unknown' && item.pieces === undefined) isComplete = false
  }
  return isComplete
}
