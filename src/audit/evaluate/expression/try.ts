import type { Expression } from '../../language/hcl/syntax.ts'
import type { Place } from '../../resource/place.ts'
import type { Value } from '../../resource/value.ts'
import { EvaluationError } from '../scope.ts'
import { eitherOf } from '../values/either-of.ts'
import { booleanAt, unknownBecauseOf } from '../values/make.ts'
import { evaluate, type RunScope } from './run-scope.ts'

/**
 * `try(a, b)`: the first argument that is not refused. Whether something unknown would be refused is not known either,
 * unless it is an attribute of a resource that will be there.
 */
export function evaluateTry(args: readonly Expression[], place: Place, scope: RunScope): Value {
  const [first, ...rest] = args
  if (first === undefined) throw new EvaluationError('No argument of `try` could be evaluated', place)
  const attempt = attemptAt(first, scope)
  if (attempt === null) return evaluateTry(rest, place, scope)
  const { value, mayFail } = attempt
  if (!mayFail || rest.length === 0) return value
  const otherwise = caught(() => evaluateTry(rest, place, scope))
  if (otherwise === null) return value
  const why = value.kind === 'unknown' ? value.why : 'whether it is there is not known'
  return eitherOf(value, otherwise, { place, why, because: [] }, scope.budget)
}

/** `can(a)`: whether it is not refused. */
export function evaluateCan(args: readonly Expression[], place: Place, scope: RunScope): Value {
  const [first] = args
  if (first === undefined) throw new EvaluationError('`can` takes one argument', place)
  const attempt = attemptAt(first, scope)
  if (attempt === null) return booleanAt(place, false)
  const { value, mayFail } = attempt
  if (value.kind === 'unknown') return unknownBecauseOf(place, value.why, [value])
  return mayFail
    ? unknownBecauseOf(place, 'whether it is there is not known', [value])
    : booleanAt(place, true)
}

interface Attempt {
  readonly value: Value
  /** It may be refused once more is known. */
  readonly mayFail: boolean
}

/** Evaluates an argument; `null`: it is refused. */
function attemptAt(expression: Expression, scope: RunScope): Attempt | null {
  const { attempts } = scope.run
  const wasDoubtful = attempts.isDoubtful
  attempts.open += 1
  attempts.isDoubtful = false
  try {
    const value = caught(() => evaluate(expression, scope))
    if (value === null) return null
    const isVague = value.kind === 'unknown' && value.references.length === 0
    return { value, mayFail: isVague || attempts.isDoubtful }
  } finally {
    attempts.open -= 1
    attempts.isDoubtful ||= wasDoubtful
  }
}

/** `null`: it is refused. */
function caught(work: () => Value): Value | null {
  try {
    return work()
  } catch (error) {
    if (error instanceof EvaluationError) return null
    throw error
  }
}
