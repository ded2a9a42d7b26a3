import { type Truth, truth } from '../../resource/truth.ts'
import type { ListValue, ObjectValue, Value } from '../../resource/value.ts'
import type { Budget } from '../scope.ts'

/** Whether two values are the same, of the same kind, as `==` compares them. */
export function equalValues(one: Value, other: Value, budget: Budget): Truth {
  budget.spend(1)
  if (one === other && one.kind !== 'unknown') return 'yes'
  if (one.kind === 'unknown' || other.kind === 'unknown') return 'unknown'
  if (one.kind === 'list') return other.kind === 'list' ? equalLists(one, other, budget) : 'no'
  if (one.kind === 'object') return other.kind === 'object' ? equalObjects(one, other, budget) : 'no'
  if (one.kind === 'null' || other.kind === 'null') return truth(one.kind === other.kind)
  if (other.kind === 'list' || other.kind === 'object') return 'no'
  return truth(one.kind === other.kind && one.value === other.value)
}

function equalLists(one: ListValue, other: ListValue, budget: Budget): Truth {
  if (!one.isComplete || !other.isComplete) return 'unknown'
  if (one.items.length !== other.items.length) return 'no'
  return allEqual(
    one.items.map((item, at): [Value, Value | undefined] => [item, other.items[at]]),
    budget,
  )
}

function equalObjects(one: ObjectValue, other: ObjectValue, budget: Budget): Truth {
  if (!one.isComplete || !other.isComplete) return 'unknown'
  if (one.entries.size !== other.entries.size) return 'no'
  return allEqual(
    [...one.entries].map(([key, value]): [Value, Value | undefined] => [value, other.entries.get(key)]),
    budget,
  )
}

function allEqual(pairs: readonly (readonly [Value, Value | undefined])[], budget: Budget): Truth {
  let all: Truth = 'yes'
  for (const [one, other] of pairs) {
    const same = other === undefined ? 'no' : equalValues(one, other, budget)
    if (same === 'no') return 'no'
    if (same === 'unknown') all = 'unknown'
  }
  return all
}
