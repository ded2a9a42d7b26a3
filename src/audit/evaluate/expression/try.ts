import type { Expression } from '../../language/hcl/syntax.ts'
import type { Place } from '../../resource/place.ts'
import type { Value } from '../../resource/value.ts'
import { EvaluationError } from '../scope.ts'
import { eitherOf } from '../values/either-of.ts'
import { booleanAt, unknownBecauseOf } from '../values/make.ts'
import { evaluate, type RunScope } from './run-scope.ts'

/**
 * `try(a, b)`: the first argument that is not refused. Whether something unknown would be refused is not known either,
 * unless it is an attribute of a resource, which will be there.
 */
export function evaluateTry(args: readonly Expression[], place: Place, scope: RunScope): Value {
  const [first, ...rest] = args
  if (first === undefined) throw new EvaluationError('No argument of `try` could be evaluated', place)
  const value = attempt(first, scope)
  if (value === null) return evaluateTry(rest, place, scope)
  if (value.kind !== 'unknown' || value.references.length > 0 || rest.length === 0) return value
  const otherwise = attemptAll(rest, place, scope)
  if (otherwise === null) return value
  return eitherOf(value, otherwise, { place, why: value.why, because: [] }, scope.budget)
}

/** `can(a)`: whether it is not refused. */
export function evaluateCan(args: readonly Expression[], place: Place, scope: RunScope): Value {
  const [first] = args
  if (first === undefined) throw new EvaluationError('`can` takes one argument', place)
  const value = attempt(first, scope)
  if (value?.kind === 'unknown') return unknownBecauseOf(place, value.why, [value])
  return booleanAt(place, value !== null)
}

function attempt(expression: Expression, scope: RunScope): Value | null {
  const { attempts } = scope.run
  attempts.open += 1
  try {
    return evaluate(expression, scope)
  } catch (error) {
    if (error instanceof EvaluationError) return null
    throw error
  } finally {
    attempts.open -= 1
  }
}

function attemptAll(args: readonly Expression[], place: Place, scope: RunScope): Value | null {
  try {
    return evaluateTry(args, place, scope)
  } catch (error) {
    if (error instanceof EvaluationError) return null
    throw error
  }
}
