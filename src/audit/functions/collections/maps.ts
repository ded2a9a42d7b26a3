import type { ListValue, Value } from '../../resource/value.ts'
import { listAnswer, objectAnswer, textItem, tracedAround, unknownAnswer } from '../answer.ts'
import { listOrUnknown, objectOrUnknown, orderedOrUnknown, takes } from '../arguments.ts'
import { asText, converted } from '../conversion/primitive.ts'
import { charge } from '../cost.ts'
import type { Call } from '../define-function.ts'
import { refuse } from '../refused.ts'
import { byCodePoint, sortedKeys } from './order.ts'

/** `keys`, in their order. */
export function keys(call: Call): Value {
  takes(call, 1)
  const map = objectOrUnknown(call, 0)
  if (map.kind === 'unknown') return unknownAnswer(call)
  const traced = tracedAround(call)
  const items = sortedKeys(map.entries).map(key => textItem(key, traced, call.scope.budget))
  return listAnswer(call, items, map.isComplete)
}

/** `values`, in the order of their keys. */
export function values(call: Call): Value {
  takes(call, 1)
  const map = objectOrUnknown(call, 0)
  if (map.kind === 'unknown') return unknownAnswer(call)
  const items = sortedKeys(map.entries).flatMap(key => map.entries.get(key) ?? [])
  return listAnswer(call, items, map.isComplete)
}

/** `zipmap(keys, values)`: the last one of equal keys counts. */
export function zipmap(call: Call): Value {
  takes(call, 2)
  const names = listOrUnknown(call, 0)
  const items = orderedOrUnknown(call, 1)
  if (!isWhole(names) || !isWhole(items)) return unknownAnswer(call)
  const [{ length }, count] = [names.items, items.items.length]
  if (length !== count) refuse(`there are ${length} keys, but ${count} values`)
  const texts = names.items.map(keyOf)
  if (texts.includes(null)) return unknownAnswer(call)
  const entries = new Map(items.items.map((item, at) => [texts[at] ?? '', item]))
  return objectAnswer(call, entries)
}

function isWhole(list: Value): list is ListValue {
  return list.kind === 'list' && list.isComplete
}

function keyOf(value: Value): string | null {
  if (value.kind === 'null') return refuse('a key is null')
  return value.kind === 'unknown' ? null : asText(value)
}

/** `transpose`: of a map of lists, the map from their items to its keys. */
export function transpose(call: Call): Value {
  takes(call, 1)
  const map = objectOrUnknown(call, 0)
  if (map.kind === 'unknown' || !map.isComplete) return unknownAnswer(call)
  const found = new Map<string, string[]>()
  for (const key of sortedKeys(map.entries)) {
    const list = map.entries.get(key)
    if (list?.kind === 'unknown' || (list?.kind === 'list' && !list.isComplete)) return unknownAnswer(call)
    if (list?.kind !== 'list') return refuse('not all values of the map are lists')
    charge(call, list.items.length)
    for (const item of list.items) {
      const text = keyOf(item)
      if (text === null) return unknownAnswer(call)
      const names = found.get(text)
      if (names === undefined) found.set(text, [key])
      else names.push(key)
    }
  }
  return transposed(call, found)
}

function transposed(call: Call, found: ReadonlyMap<string, readonly string[]>): Value {
  const traced = tracedAround(call)
  const names = [...found.keys()].sort(byCodePoint)
  const entries = names.map((name): [string, Value] => {
    const items = (found.get(name) ?? []).map(key => textItem(key, traced, call.scope.budget))
    return [name, { kind: 'list', items, isComplete: true, ...traced }]
  })
  return objectAnswer(call, new Map(entries))
}

/** `map("key", value, …)`, which Terraform had before version 0.12 and old modules still have. */
export function map(call: Call): Value {
  const { args } = call
  if (args.length % 2 === 1) refuse('a key has no value')
  const entries = new Map<string, Value>()
  for (let at = 0; at < args.length; at += 2) {
    const [key, value] = args.slice(at, at + 2)
    const name = key === undefined ? null : keyOf(key)
    if (name === null || value === undefined) return unknownAnswer(call)
    entries.set(name, value)
  }
  return objectAnswer(call, entries)
}

/** `list(item, …)`, which Terraform had before version 0.12 and old modules still have. */
export function list(call: Call): Value {
  const hasText = call.args.some(({ kind }) => kind === 'string')
  return listAnswer(call, hasText ? call.args.map(item => converted(item, 'string')) : call.args)
}
