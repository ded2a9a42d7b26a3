import type { Value } from '../../resource/value.ts'
import { numberAnswer, unknownAnswer } from '../answer.ts'
import { listOrUnknown, takes } from '../arguments.ts'
import { asNumber } from '../conversion/primitive.ts'
import type { Call } from '../define-function.ts'
import { refuse } from '../refused.ts'
import { decimalOf, placesOf } from './decimal.ts'

/** Digits behind the point up to which sums are exact: more are written by nobody. */
const MOST_DIGITS = 40

/** `sum`, in decimal numbers: Terraform’s 0.1 and 0.2 are 0.3. */
export function sum(call: Call): Value {
  takes(call, 1)
  const list = listOrUnknown(call, 0)
  if (list.kind === 'unknown') return unknownAnswer(call)
  if (list.isComplete && list.items.length === 0) refuse('the list is empty')
  const numbers = list.items.map(item => (item.kind === 'unknown' ? null : asNumber(item)))
  const known = numbers.filter(number => number !== null)
  if (!list.isComplete || known.length < numbers.length) return unknownAnswer(call)
  return numberAnswer(call, exactSum(known))
}

function exactSum(numbers: readonly number[]): number {
  const places = numbers.reduce((most, number) => Math.max(most, placesOf(number)), 0)
  if (places === 0 || places > MOST_DIGITS) return numbers.reduce((total, number) => total + number, 0)
  const total = numbers.reduce((sum, number) => sum + scaled(number, places), 0n)
  return Number(`${total}e-${places}`)
}

/** The number times ten to the power of `places`, which makes it whole. */
function scaled(number: number, places: number): bigint {
  const { digits, point, isNegative } = decimalOf(number)
  const whole = BigInt(digits.padEnd(point + places, '0') || '0')
  return isNegative ? -whole : whole
}
