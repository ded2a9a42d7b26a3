import type { Value } from '../../resource/value.ts'
import { tracedTo, unknownAnswer } from '../answer.ts'
import { takes } from '../arguments.ts'
import { charge } from '../cost.ts'
import type { Call } from '../define-function.ts'
import { refuse } from '../refused.ts'
import { placesOf } from '../numbers/decimal.ts'
import { read } from '../simple-function.ts'
import { surveyOf } from '../survey.ts'

/** Terraform makes no longer lists. */
const MOST = 1024

/** `range(limit)`, `range(start, limit)`, `range(start, limit, step)` */
export function range(call: Call): Value {
  takes(call, 1, 3)
  const numbers = call.args.map((_, index) => read(call, index, 'number'))
  if (numbers.includes(null)) return unknownAnswer(call)
  const [start, limit, given] = bounds(numbers.map(Number))
  const step = given ?? (limit < start ? -1 : 1)
  if (step > 0 && limit < start) refuse('the limit must be more than the start where the step is positive')
  if (step < 0 && limit > start) refuse('the limit must be less than the start where the step is negative')
  if (limit === start) return numbersAnswer(call, [])
  const places = Math.max(placesOf(start), placesOf(step))
  const count = Math.ceil(rounded((limit - start) / step, PRECISE))
  if (!(count <= MOST)) return refuse(`this makes more than ${MOST} numbers`)
  return numbersAnswer(
    call,
    Array.from({ length: count }, (_, at) => rounded(start + at * step, places)),
  )
}

/** Digits behind the point to which a quotient of decimal numbers is right. */
const PRECISE = 9
/** Digits that can be rounded to. */
const MOST_PLACES = 100

/** Terraform’s numbers are decimal enough for three times 0.1 to be 0.3. */
function rounded(number: number, places: number): number {
  return places > MOST_PLACES ? number : Number(number.toFixed(places))
}

function bounds(numbers: readonly number[]): readonly [number, number, number | undefined] {
  const [first = 0, second, third] = numbers
  return second === undefined ? [0, first, undefined] : [first, second, third]
}

function numbersAnswer(call: Call, numbers: readonly number[]): Value {
  charge(call, numbers.length)
  const traced = tracedTo(call, surveyOf(call.args, call.scope.budget))
  return {
    kind: 'list',
    items: numbers.map(value => ({ kind: 'number', value, ...traced })),
    isComplete: true,
    ...traced,
  }
}
