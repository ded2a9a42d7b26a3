import type { Place } from '../../resource/place.ts'
import type { Value } from '../../resource/value.ts'
import { EvaluationError, TooMuch } from '../scope.ts'
import { unknownAt } from '../values/make.ts'
import type { Run } from './run.ts'

const SPENT = 'the module takes too many steps to evaluate'

/**
 * The value of one expression that stands for itself (an argument, a local value), within what it may cost. What
 * Terraform would refuse is not known: whether it does often hangs on values that are given elsewhere. What takes too
 * much is a problem as well.
 */
export function guarded(run: Run, place: Place, work: () => Value): Value {
  const { spending, attempts } = run
  if (spending.isSpent()) return unknownAt(place, SPENT)
  const { open } = attempts
  // What is wrong in another expression is not caught by who tries to use it.
  attempts.open = 0
  try {
    return spending.within(work)
  } catch (error) {
    if (error instanceof EvaluationError) return unknownAt(place, error.message)
    if (!(error instanceof TooMuch)) throw error
    run.report(place.path, place, `${error.message}, so it is taken as unknown.`)
    run.leaveOut()
    return unknownAt(place, SPENT)
  } finally {
    attempts.open = open
  }
}
