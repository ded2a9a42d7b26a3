import type { Value } from '../../resource/value.ts'
import { textsAnswer, unknownAnswer } from '../answer.ts'
import { takes } from '../arguments.ts'
import type { Call } from '../define-function.ts'
import { read } from '../simple-function.ts'

/** `split(separator, text)`; nothing separates all characters. */
export function split(call: Call): Value {
  takes(call, 2)
  const separator = read(call, 0, 'text')
  const text = read(call, 1, 'text')
  if (separator === null || text === null) return unknownAnswer(call)
  call.scope.budget.spend(text.length)
  return textsAnswer(call, separator === '' ? Array.from(text) : text.split(separator))
}
