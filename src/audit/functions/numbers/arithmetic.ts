import type { Value } from '../../resource/value.ts'
import { numberAnswer, unknownAnswer } from '../answer.ts'
import { takes } from '../arguments.ts'
import type { Call, TerraformFunction } from '../define-function.ts'
import { refuse } from '../refused.ts'
import { read, simpleFunction, whole } from '../simple-function.ts'

export const abs = simpleFunction(['number'], ([number]) => Math.abs(number))
export const ceil = simpleFunction(['number'], ([number]) => Math.ceil(number))
export const floor = simpleFunction(['number'], ([number]) => Math.floor(number))
export const signum = simpleFunction(['number'], ([number]) => Math.sign(whole(number)))
export const log = simpleFunction(['number', 'number'], ([number, base]) =>
  real(Math.log(number) / Math.log(base)),
)
export const pow = simpleFunction(['number', 'number'], ([number, power]) => real(number ** power))

function real(result: number): number {
  return Number.isNaN(result) ? refuse('there is no such real number') : result
}

export const max = extreme(numbers => numbers.reduce((one, other) => Math.max(one, other)))
export const min = extreme(numbers => numbers.reduce((one, other) => Math.min(one, other)))

function extreme(choose: (numbers: readonly number[]) => number): TerraformFunction {
  return (call: Call): Value => {
    takes(call, 1, Infinity)
    const numbers = call.args.map((_, index) => read(call, index, 'number'))
    const known = numbers.filter(number => number !== null)
    return known.length < numbers.length ? unknownAnswer(call) : numberAnswer(call, choose(known))
  }
}
