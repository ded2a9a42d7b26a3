import type { Value } from '../../resource/value.ts'
import { unknownAnswer } from '../answer.ts'
import { orderedOrUnknown, takes } from '../arguments.ts'
import { unified } from '../conversion/unify.ts'
import type { Call } from '../define-function.ts'
import { refuse } from '../refused.ts'

/** `coalesce`: the first argument that is neither `null` nor an empty text, in the type that all have in common. */
export function coalesce(call: Call): Value {
  takes(call, 1, Infinity)
  for (const value of unified(call.args, call.scope.budget)) {
    if (value.kind === 'unknown') return isSurelyFull(value.pieces) ? value : unknownAnswer(call)
    if (value.kind !== 'null' && !(value.kind === 'string' && value.value === '')) return value
  }
  return refuse('all arguments are null or empty')
}

function isSurelyFull(pieces: readonly (string | null)[] | undefined): boolean {
  return pieces?.some(piece => piece !== null && piece !== '') === true
}

/** `coalescelist`: the first list with items. */
export function coalescelist(call: Call): Value {
  takes(call, 1, Infinity)
  const lists = call.args.map((_, index) => orderedOrUnknown(call, index))
  for (const list of lists) {
    if (list.kind === 'unknown' || !list.isComplete) return unknownAnswer(call)
    if (list.items.length > 0) return list
  }
  return refuse('all lists are empty')
}
