import type { Value } from '../../resource/value.ts'
import { TooMuch } from '../scope.ts'

/** Values in a value, one that stands in several places counted in each of them. */
const MAX_VALUES = 50_000
/** Values inside each other. */
const MAX_NESTING = 200

interface Size {
  readonly count: number
  readonly depth: number
}

const ONE: Size = { count: 1, depth: 1 }
const sizes = new WeakMap<Value, Size>()

/**
 * The value, unless it is so large that whoever walks through it would not come to an end: a few lines can double a
 * list a thousand times, each time by naming it twice. Throws `TooMuch`.
 */
export function bounded(value: Value): Value {
  const { count, depth } = sizeOf(value)
  if (count > MAX_VALUES) throw new TooMuch(`This holds more than ${MAX_VALUES} values`)
  if (depth > MAX_NESTING) throw new TooMuch(`This is nested more than ${MAX_NESTING} levels deep`)
  return value
}

function sizeOf(value: Value): Size {
  const inner = innerOf(value)
  if (inner === null) return ONE
  const known = sizes.get(value)
  if (known !== undefined) return known
  let count = 1
  let depth = 0
  for (const each of inner) {
    const size = sizeOf(each)
    count += size.count
    depth = Math.max(depth, size.depth)
  }
  const size = { count, depth: depth + 1 }
  sizes.set(value, size)
  return size
}

function innerOf(value: Value): Iterable<Value> | null {
  if (value.kind === 'list') return value.items
  if (value.kind === 'object') return value.entries.values()
  const decoded = value.kind === 'string' || value.kind === 'unknown' ? value.decoded : undefined
  return decoded === undefined ? null : [decoded]
}
