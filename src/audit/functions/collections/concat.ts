import type { Value } from '../../resource/value.ts'
import { listAnswer, unknownAnswer } from '../answer.ts'
import { orderedOrUnknown, takes } from '../arguments.ts'
import type { Call } from '../define-function.ts'

/** `concat`: the items of all lists. */
export function concat(call: Call): Value {
  takes(call, 1, Infinity)
  const lists = call.args.map((_, index) => orderedOrUnknown(call, index))
  if (lists.every(({ kind }) => kind === 'unknown')) return unknownAnswer(call)
  const items: Value[] = []
  let isComplete = true
  for (const list of lists) {
    if (list.kind === 'unknown' || !list.isComplete) isComplete = false
    if (list.kind === 'unknown') continue
    call.scope.budget.spend(list.items.length)
    for (const item of list.items) items.push(item)
  }
  return listAnswer(call, items, isComplete)
}
