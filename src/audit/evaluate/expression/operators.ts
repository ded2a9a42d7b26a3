import type { Binary, BinaryOperator, Expression, Unary } from '../../language/hcl/syntax.ts'
import type { Traced, Value } from '../../resource/value.ts'
import { EvaluationError } from '../scope.ts'
import { booleanIn, numberIn, refused } from '../values/convert.ts'
import { equalValues } from '../values/equal.ts'
import { placeIn, referencesOf, unknownBecauseOf } from '../values/make.ts'
import { evaluate, type RunScope } from './run-scope.ts'

/** `a + b` */
export function evaluateBinary(expression: Binary, scope: RunScope): Value {
  const { operator } = expression
  const left = evaluate(expression.left, scope)
  if (operator === '&&' || operator === '||') return evaluateLogic(expression, left, scope)
  const right = evaluate(expression.right, scope)
  if (operator === '==' || operator === '!=') return compare(expression, left, right, scope)
  const unknown = [left, right].find(each => each.kind === 'unknown')
  const place = placeIn(scope.path, expression)
  if (unknown !== undefined) return unknownBecauseOf(place, unknown.why, [left, right])
  const result = calculate(
    operator,
    numberFor(left, expression.left, scope),
    numberFor(right, expression.right, scope),
  )
  if (result === null) throw new EvaluationError('Nothing can be divided by zero', place)
  const traced = tracedFrom(expression, scope, left, right)
  return typeof result === 'number'
    ? { kind: 'number', value: result, ...traced }
    : { kind: 'boolean', value: result, ...traced }
}

/** `false && x` is false and `true || x` is true, whatever `x` is. */
function evaluateLogic(expression: Binary, left: Value, scope: RunScope): Value {
  const decides = expression.operator === '||'
  const first = left.kind === 'unknown' ? null : booleanFor(left, expression.left, scope)
  if (first === decides) return { kind: 'boolean', value: first, ...tracedFrom(expression, scope, left) }
  const right = evaluate(expression.right, scope)
  const second = right.kind === 'unknown' ? null : booleanFor(right, expression.right, scope)
  const traced = tracedFrom(expression, scope, left, right)
  if (second === decides) return { kind: 'boolean', value: second, ...traced }
  if (first !== null && second !== null) return { kind: 'boolean', value: second, ...traced }
  const why = left.kind === 'unknown' ? left.why : right.kind === 'unknown' ? right.why : ''
  return unknownBecauseOf(traced.place, why, [left, right])
}

function compare(expression: Binary, left: Value, right: Value, scope: RunScope): Value {
  const same = equalValues(left, right, scope.budget)
  const traced = tracedFrom(expression, scope, left, right)
  if (same !== 'unknown') {
    return { kind: 'boolean', value: (same === 'yes') === (expression.operator === '=='), ...traced }
  }
  const unknown = [left, right].find(each => each.kind === 'unknown')
  return unknownBecauseOf(traced.place, unknown?.why ?? 'not everything in it is known', [left, right])
}

/** `-a`, `!a` */
export function evaluateUnary(expression: Unary, scope: RunScope): Value {
  const operand = evaluate(expression.operand, scope)
  const traced = tracedFrom(expression, scope, operand)
  if (operand.kind === 'unknown') return unknownBecauseOf(traced.place, operand.why, [operand])
  if (expression.operator === '!') {
    return { kind: 'boolean', value: !booleanFor(operand, expression.operand, scope), ...traced }
  }
  return { kind: 'number', value: -numberFor(operand, expression.operand, scope), ...traced }
}

function tracedFrom(expression: Expression, { path }: RunScope, ...made: readonly Value[]): Traced {
  const isSensitive = made.some(each => each.isSensitive === true)
  const place = placeIn(path, expression)
  return { place, through: [], references: referencesOf(made), ...(isSensitive && { isSensitive }) }
}

function numberFor(value: Value, written: Expression, { path }: RunScope): number {
  const number = numberIn(value)
  if (number === null) throw refused('A number', value, placeIn(path, written))
  return number
}

function booleanFor(value: Value, written: Expression, { path }: RunScope): boolean {
  const boolean = booleanIn(value)
  if (boolean === null) throw refused('A boolean', value, placeIn(path, written))
  return boolean
}

type Calculation = Exclude<BinaryOperator, '&&' | '||' | '==' | '!='>

function calculate(operator: Calculation, a: number, b: number): number | boolean | null {
  switch (operator) {
    case '+':
      return asWritten(a + b)
    case '-':
      return asWritten(a - b)
    case '*':
      return asWritten(a * b)
    case '/':
      return b === 0 ? null : a / b
    case '%':
      return b === 0 ? a : a % b
    case '<':
      return a < b
    case '<=':
      return a <= b
    case '>':
      return a > b
    case '>=':
      return a >= b
    default:
      return operator satisfies never
  }
}

/** Terraform counts with decimal digits enough that 0.1 + 0.2 is 0.3. */
function asWritten(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(15))
}
