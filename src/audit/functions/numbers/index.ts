import type { FunctionTable } from '../define-function.ts'
import { abs, ceil, floor, log, max, min, pow, signum } from './arithmetic.ts'
import { parseint } from './parseint.ts'
import { sum } from './sum.ts'

/** Functions of numbers. */
export const numberFunctions: FunctionTable = {
  abs,
  ceil,
  floor,
  log,
  max,
  min,
  parseint,
  pow,
  signum,
  sum,
}
