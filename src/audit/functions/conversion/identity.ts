import { type Budget, TooMuch } from '../../evaluate/scope.ts'
import type { ListValue, ObjectValue, Value } from '../../resource/value.ts'
import { sortedKeys } from '../collections/order.ts'
import { DEEPEST } from '../survey.ts'

/** A text that two values share exactly when they are equal; `null`: something in the value is not known. */
export function identity(value: Value, budget: Budget, depth = 0): string | null {
  if (depth > DEEPEST) throw new TooMuch(`A value is nested more than ${DEEPEST} levels deep`)
  // Texts of what is nested are copied on each level.
  budget.spend(1 + depth * 2)
  if (value.kind === 'unknown') return null
  if (value.kind === 'list') return listIdentity(value, budget, depth)
  if (value.kind === 'object') return objectIdentity(value, budget, depth)
  if (value.kind === 'null') return 'null'
  if (value.kind !== 'string') return String(value.value)
  budget.spend(value.value.length)
  return JSON.stringify(value.value)
}

function listIdentity({ items, isComplete }: ListValue, budget: Budget, depth: number): string | null {
  if (!isComplete) return null
  const inner = items.map(item => identity(item, budget, depth + 1))
  return inner.includes(null) ? null : `[${inner.join(',')}]`
}

function objectIdentity({ entries, isComplete }: ObjectValue, budget: Budget, depth: number): string | null {
  if (!isComplete) return null
  const inner = sortedKeys(entries).map(key => entryIdentity(key, entries.get(key), budget, depth))
  return inner.includes(null) ? null : `{${inner.join(',')}}`
}

function entryIdentity(key: string, value: Value | undefined, budget: Budget, depth: number): string | null {
  const inner = value === undefined ? null : identity(value, budget, depth + 1)
  return inner === null ? null : `${JSON.stringify(key)}:${inner}`
}
