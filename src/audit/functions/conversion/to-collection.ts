import type { Budget } from '../../evaluate/scope.ts'
import type { Value } from '../../resource/value.ts'
import { argument, takes } from '../arguments.ts'
import { byCodePoint } from '../collections/order.ts'
import type { Call } from '../define-function.ts'
import { refuse } from '../refused.ts'
import { identity } from './identity.ts'
import { KIND_NAMES } from './primitive.ts'
import { unified } from './unify.ts'

/** `tolist`: the list where it is written, its items of one type. */
export function tolist(call: Call): Value {
  takes(call, 1)
  const value = argument(call, 0)
  if (value.kind === 'null' || value.kind === 'unknown') return value
  if (value.kind !== 'list') return refuse(`expected a list, but got ${KIND_NAMES[value.kind]}`)
  return { ...value, items: unified(value.items, call.scope.budget), isSet: false }
}

/** `toset`: each item once, in the order in which Terraform goes through them. */
export function toset(call: Call): Value {
  takes(call, 1)
  const value = argument(call, 0)
  if (value.kind === 'null' || value.kind === 'unknown') return value
  if (value.kind !== 'list') return refuse(`expected a list, but got ${KIND_NAMES[value.kind]}`)
  const { budget } = call.scope
  const { items, isComplete } = asSet(unified(value.items, budget), budget)
  return { ...value, items, isComplete: value.isComplete && isComplete, isSet: true }
}

/** `tomap`: the map where it is written, its values of one type. */
export function tomap(call: Call): Value {
  takes(call, 1)
  const value = argument(call, 0)
  if (value.kind === 'null' || value.kind === 'unknown') return value
  if (value.kind !== 'object') return refuse(`expected a map, but got ${KIND_NAMES[value.kind]}`)
  const values = unified([...value.entries.values()], call.scope.budget)
  const entries = new Map([...value.entries.keys()].map((key, at) => [key, values[at] ?? argument(call, 0)]))
  return { ...value, entries }
}

/** Values as a set: each once, sorted. What is not known may be one of the others, so that not all may be there. */
export function asSet(
  values: readonly Value[],
  budget: Budget,
): { readonly items: readonly Value[]; readonly isComplete: boolean } {
  const items = distinctValues(values, budget).toSorted(compare)
  return { items, isComplete: items.length < 2 || items.every(item => identity(item, budget) !== null) }
}

/** The first of values that are equal; what is not known equals nothing. */
export function distinctValues(values: readonly Value[], budget: Budget): readonly Value[] {
  const seen = new Set<string>()
  return values.filter(value => {
    const key = identity(value, budget)
    if (key === null) return true
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** Texts by code point, numbers by size, false before true; `null` and what is not known last. */
function compare(left: Value, right: Value): number {
  if (left.kind === 'string' && right.kind === 'string') return byCodePoint(left.value, right.value)
  if (left.kind === 'number' && right.kind === 'number') return left.value - right.value
  if (left.kind === 'boolean' && right.kind === 'boolean') return Number(left.value) - Number(right.value)
  return order(left) - order(right)
}

function order({ kind }: Value): number {
  if (kind === 'unknown') return 2
  return kind === 'null' ? 1 : 0
}
