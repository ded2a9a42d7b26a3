import type { FunctionTable } from '../define-function.ts'
import { timeadd, timecmp } from './arithmetic.ts'
import { formatdate } from './formatdate.ts'

/** Functions of times. */
export const timeFunctions: FunctionTable = {
  formatdate,
  timeadd,
  timecmp,
}
