import type { Expression } from '../../language/hcl/syntax.ts'
import type { Value } from '../../resource/value.ts'
import { booleanAt, numberAt, placeIn, textAt, unknownAt, writtenAt } from '../values/make.ts'
import { evaluateCall } from './call.ts'
import { evaluateObject, evaluateTuple } from './collections.ts'
import { evaluateConditional } from './conditional.ts'
import { evaluateForObject, evaluateForTuple } from './for.ts'
import { evaluateBinary, evaluateUnary } from './operators.ts'
import { evaluate, type RunScope } from './run-scope.ts'
import { evaluateTemplate } from './template.ts'
import { evaluateTraversal } from './traversal.ts'

/** The value of an expression by its kind. */
export function evaluateKind(expression: Expression, scope: RunScope): Value {
  switch (expression.kind) {
    case 'string':
      return textAt(placeIn(scope.path, expression), expression.value)
    case 'number':
      return numberAt(placeIn(scope.path, expression), expression.value)
    case 'boolean':
      return booleanAt(placeIn(scope.path, expression), expression.value)
    case 'null':
      return { kind: 'null', ...writtenAt(placeIn(scope.path, expression)) }
    case 'template':
      return evaluateTemplate(expression, scope)
    case 'variable':
    case 'traversal':
      return evaluateTraversal(expression, scope)
    case 'call':
      return evaluateCall(expression, scope)
    case 'tuple':
      return evaluateTuple(expression, scope)
    case 'object':
      return evaluateObject(expression, scope)
    case 'for-tuple':
      return evaluateForTuple(expression, scope)
    case 'for-object':
      return evaluateForObject(expression, scope)
    case 'conditional':
      return evaluateConditional(expression, scope)
    case 'binary':
      return evaluateBinary(expression, scope)
    case 'unary':
      return evaluateUnary(expression, scope)
    case 'parentheses':
      return evaluate(expression.inner, scope)
    case 'invalid':
      return unknownAt(placeIn(scope.path, expression), 'it could not be read')
    default:
      return expression satisfies never
  }
}
