import type { Value } from '../../resource/value.ts'
import { booleanAnswer, unknownAnswer } from '../answer.ts'
import { listOrUnknown, takes } from '../arguments.ts'
import { asBoolean } from '../conversion/primitive.ts'
import type { Call, TerraformFunction } from '../define-function.ts'

export const alltrue = decidedBy(false)
export const anytrue = decidedBy(true)

/** One item that is `decisive` decides, whatever the others are; `null` counts as false. */
function decidedBy(decisive: boolean): TerraformFunction {
  return (call: Call): Value => {
    takes(call, 1)
    const list = listOrUnknown(call, 0)
    if (list.kind === 'unknown') return unknownAnswer(call)
    const truths = list.items.map(truthOf)
    if (truths.includes(decisive)) return booleanAnswer(call, decisive)
    return truths.includes(null) || !list.isComplete ? unknownAnswer(call) : booleanAnswer(call, !decisive)
  }
}

function truthOf(item: Value): boolean | null {
  if (item.kind === 'null') return false
  return item.kind === 'unknown' ? null : asBoolean(item)
}
