import type { Place } from '../../resource/place.ts'
import type { ListValue, ObjectValue, Value } from '../../resource/value.ts'
import type { Budget } from '../scope.ts'
import { equalValues } from './equal.ts'
import { MAX_REFERENCES, objectAt, listAt, referencesOf, unknownBecauseOf } from './make.ts'

/**
 * What is known of a value that is one of two, though not which: what both have in common. `why`: why it is not known
 * which; `because`: what that hangs on.
 */
export function eitherOf(
  one: Value,
  other: Value,
  doubt: { readonly place: Place; readonly why: string; readonly because: readonly Value[] },
  budget: Budget,
): Value {
  const { place, why, because } = doubt
  if (equalValues(one, other, budget) === 'yes') {
    return { ...one, references: referencesOf([one, other, ...because]) }
  }
  if (one.kind === 'object' && other.kind === 'object') return eitherObject(one, other, doubt, budget)
  if (one.kind === 'list' && other.kind === 'list' && isSameLength(one, other)) {
    const items = one.items.map((item, at) => eitherOf(item, other.items[at] ?? item, doubt, budget))
    return { ...listAt(place, items), references: referencesOf([one, other, ...because]) }
  }
  const mayBeNull = mayBeNothing(one) || mayBeNothing(other)
  const unknown = unknownBecauseOf(place, why, [...within(one), ...within(other), ...because])
  return { ...unknown, ...(mayBeNull && { mayBeNull }) }
}

function mayBeNothing(value: Value): boolean {
  if (value.kind === 'unknown') return value.mayBeNull === true
  if (value.kind === 'list') return value.isComplete && value.items.length === 0
  if (value.kind === 'object') return value.isComplete && value.entries.size === 0
  return value.kind === 'null' || (value.kind === 'string' && value.value === '')
}

/** What is directly inside, so that its references are kept where the value itself is not. */
function within(value: Value): readonly Value[] {
  if (value.kind === 'list') return [value, ...value.items.slice(0, MAX_REFERENCES)]
  return value.kind === 'object' ? [value, ...value.entries.values().take(MAX_REFERENCES)] : [value]
}

function isSameLength(one: ListValue, other: ListValue): boolean {
  return one.isComplete && other.isComplete && one.items.length === other.items.length
}

function eitherObject(
  one: ObjectValue,
  other: ObjectValue,
  doubt: Parameters<typeof eitherOf>[2],
  budget: Budget,
): Value {
  const entries = new Map<string, Value>()
  for (const [key, value] of one.entries) {
    const second = other.entries.get(key)
    if (second !== undefined) entries.set(key, eitherOf(value, second, doubt, budget))
  }
  const isWhole = entries.size === one.entries.size && entries.size === other.entries.size
  return {
    ...objectAt(doubt.place, entries, isWhole && one.isComplete && other.isComplete),
    references: referencesOf([one, other, ...doubt.because]),
  }
}
