import type { ListValue, Value } from '../../resource/value.ts'
import { listAnswer, unknownAnswer } from '../answer.ts'
import { takes } from '../arguments.ts'
import type { Call } from '../define-function.ts'
import { refuse } from '../refused.ts'
import { read } from '../simple-function.ts'
import { formatted } from './format.ts'

/** `formatlist(pattern, args...)`: the texts for the first items of all lists, the second ones, and so on. */
export function formatlist(call: Call): Value {
  takes(call, 1, Infinity)
  const pattern = read(call, 0, 'text')
  const values = call.args.slice(1)
  const lists = values.filter(value => value.kind === 'list')
  const isUnknown = values.some(value => value.kind === 'unknown' || value.kind === 'null')
  if (pattern === null || isUnknown || !lists.every(({ isComplete }) => isComplete))
    return unknownAnswer(call)
  const count = lengthOf(lists)
  const texts = Array.from({ length: count }, (_, at) => formatted(call, pattern, rowOf(values, at)))
  return listAnswer(call, texts)
}

function lengthOf(lists: readonly ListValue[]): number {
  const lengths = new Set(lists.map(({ items }) => items.length))
  if (lengths.size > 1) refuse('the lists have different lengths')
  return [...lengths][0] ?? 1
}

/** The values of one text; what is no list is the same in all. */
function rowOf(values: readonly Value[], at: number): readonly Value[] {
  return values.flatMap(value => (value.kind === 'list' ? (value.items[at] ?? []) : value))
}
