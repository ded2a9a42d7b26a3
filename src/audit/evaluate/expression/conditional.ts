import type { Conditional, Expression } from '../../language/hcl/syntax.ts'
import type { Place } from '../../resource/place.ts'
import type { Value } from '../../resource/value.ts'
import { converted } from '../../functions/conversion/primitive.ts'
import { EvaluationError } from '../scope.ts'
import { booleanIn, refused } from '../values/convert.ts'
import { eitherOf } from '../values/either-of.ts'
import { placeIn, unknownAt } from '../values/make.ts'
import { evaluate, type RunScope } from './run-scope.ts'

/** `condition ? a : b`; where the condition is not known, what both have in common. */
export function evaluateConditional(expression: Conditional, scope: RunScope): Value {
  const condition = evaluate(expression.condition, scope)
  const place = placeIn(scope.path, expression)
  if (condition.kind === 'unknown') {
    const one = branch(expression.whenTrue, scope, place)
    const other = branch(expression.whenFalse, scope, place)
    return eitherOf(one, other, { place, why: condition.why, because: [condition] }, scope.budget)
  }
  const holds = booleanIn(condition)
  if (holds === null) throw refused('A condition', condition, placeIn(scope.path, expression.condition))
  const chosen = evaluate(holds ? expression.whenTrue : expression.whenFalse, scope)
  return likeOther(chosen, holds ? expression.whenFalse : expression.whenTrue, scope)
}

/** A branch that may not be taken; where it is refused, the other one is. */
function branch(expression: Expression, scope: RunScope, place: Place): Value {
  try {
    return evaluate(expression, scope)
  } catch (error) {
    if (error instanceof EvaluationError) return unknownAt(place, error.message)
    throw error
  }
}

/** Both branches have one type: a number or boolean beside a text is a text. */
function likeOther(chosen: Value, other: Expression, scope: RunScope): Value {
  if (chosen.kind !== 'number' && chosen.kind !== 'boolean') return chosen
  if (other.kind !== 'string' && other.kind !== 'template') return chosen
  const isText = other.kind === 'string' || branch(other, scope, chosen.place).kind === 'string'
  return isText ? converted(chosen, 'string') : chosen
}
