import { type Budget, TooMuch } from '../evaluate/scope.ts'
import type { Reference, Value } from '../resource/value.ts'

/** What stands in values and everything inside them. */
export interface Survey {
  /** Each once, in the order in which they appear. */
  readonly references: readonly Reference[]
  /** Why something inside is not known; `null`: all is known. */
  readonly unknown: string | null
  readonly isSensitive: boolean
}

/** Values that functions build are nested at most this deep, so that walking them never runs out of stack. */
export const DEEPEST = 500

interface Walk {
  readonly budget: Budget
  readonly seen: Set<Value>
  readonly references: Map<string, Reference>
  unknown: string | null
  isSensitive: boolean
}

/** Walks through values once; a value that stands in several places is looked at once. */
export function surveyOf(values: readonly Value[], budget: Budget): Survey {
  const walk: Walk = { budget, seen: new Set(), references: new Map(), unknown: null, isSensitive: false }
  for (const value of values) visit(walk, value, 0)
  const { unknown, isSensitive } = walk
  return { references: [...walk.references.values()], unknown, isSensitive }
}

function visit(walk: Walk, value: Value, depth: number): void {
  if (depth > DEEPEST) throw new TooMuch(`A value is nested more than ${DEEPEST} levels deep`)
  if (walk.seen.has(value)) return
  walk.budget.spend(1 + value.references.length)
  walk.seen.add(value)
  for (const each of value.references) walk.references.set(keyOf(each), each)
  if (value.isSensitive === true) walk.isSensitive = true
  walk.unknown ??= whyUnknown(value)
  for (const inner of insideOf(value)) visit(walk, inner, depth + 1)
}

function keyOf({ address, attribute }: Reference): string {
  return `${address} ${attribute}`
}

function insideOf(value: Value): Iterable<Value> {
  if (value.kind === 'list') return value.items
  return value.kind === 'object' ? value.entries.values() : []
}

function whyUnknown(value: Value): string | null {
  if (value.kind === 'unknown') return value.why
  if (value.kind === 'list' && !value.isComplete) return 'not all items of the list are known'
  return value.kind === 'object' && !value.isComplete ? 'not all entries of the map are known' : null
}

/** References of the values themselves, not of what is inside them; each once. */
export function ownReferences(values: readonly Value[]): readonly Reference[] {
  const found = new Map<string, Reference>()
  for (const { references } of values) for (const each of references) found.set(keyOf(each), each)
  return [...found.values()]
}

/** Whether one of the values themselves is sensitive. */
export function someSensitive(values: readonly Value[]): boolean {
  return values.some(({ isSensitive }) => isSensitive === true)
}
