import type { Value } from '../../resource/value.ts'
import { numberAnswer, unknownAnswer } from '../answer.ts'
import { present, takes } from '../arguments.ts'
import { KIND_NAMES } from '../conversion/primitive.ts'
import type { Call } from '../define-function.ts'
import { refuse } from '../refused.ts'
import { read } from '../simple-function.ts'

const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
/** Up to this base, large and small letters are the same digits. */
const LARGEST_WITHOUT_CASE = 36

/** `parseint(text, base)` */
export function parseint(call: Call): Value {
  takes(call, 2)
  const text = present(call, 0)
  const base = read(call, 1, 'number')
  if (text.kind !== 'string' && text.kind !== 'unknown') {
    return refuse(`expected a text, but got ${KIND_NAMES[text.kind]}`)
  }
  if (base !== null && (!Number.isInteger(base) || base < 2 || base > DIGITS.length)) {
    return refuse('the base must be a whole number from 2 to 62')
  }
  if (text.kind === 'unknown' || base === null) return unknownAnswer(call)
  call.scope.budget.spend(text.value.length)
  return numberAnswer(call, parsed(text.value, base))
}

function parsed(text: string, base: number): number {
  const digits = text.replace(/^[+-]/, '')
  if (digits === '') return refuse('the text is not a whole number')
  let number = 0
  for (const digit of base > LARGEST_WITHOUT_CASE ? digits : digits.toLowerCase()) {
    const value = DIGITS.indexOf(digit)
    if (value < 0 || value >= base) return refuse(`the text is not a whole number with the base ${base}`)
    number = number * base + value
  }
  return text.startsWith('-') ? -number : number
}
