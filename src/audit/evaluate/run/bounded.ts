import type { Value } from '../../resource/value.ts'
import { type Budget, TooMuch } from '../scope.ts'

/** Values in a value, one that stands in several places counted in each of them. */
const MAX_VALUES = 50_000
/** Values inside each other. */
const MAX_NESTING = 200

/**
 * The value, unless it is so large that whoever walks through it would not come to an end: a few lines can double a
 * list a thousand times, each time by naming it twice. Throws `TooMuch`.
 */
export function bounded(value: Value, budget: Budget): Value {
  budget.spend(countIn(value, 0, 0))
  return value
}

/** How many values there are, `before` those counted before. */
function countIn(value: Value, before: number, depth: number): number {
  let count = before + 1
  if (count > MAX_VALUES) throw new TooMuch(`This holds more than ${MAX_VALUES} values`)
  if (depth > MAX_NESTING) throw new TooMuch(`This is nested more than ${MAX_NESTING} levels deep`)
  if (value.kind === 'list') for (const item of value.items) count = countIn(item, count, depth + 1)
  else if (value.kind === 'object') {
    for (const entry of value.entries.values()) count = countIn(entry, count, depth + 1)
  } else if ((value.kind === 'string' || value.kind === 'unknown') && value.decoded !== undefined) {
    count = countIn(value.decoded, count, depth + 1)
  }
  return count
}
