import type { SplatStep, Step, Traversal, Variable } from '../../language/hcl/syntax.ts'
import type { Place } from '../../resource/place.ts'
import type { Value } from '../../resource/value.ts'
import { inside, listAt, placeIn, seenFrom, unknownBecauseOf } from '../values/make.ts'
import { evaluate, type RunScope } from './run-scope.ts'
import { pickIndex, pickName } from './steps.ts'

/** `var.region`, `aws_kms_key.k.arn`, `local.names[0]`, `f(x).y`, `aws_instance.a[*].id` */
export function evaluateTraversal(expression: Variable | Traversal, scope: RunScope): Value {
  const place = placeIn(scope.path, expression)
  const from = expression.kind === 'variable' ? expression : expression.from
  const steps = expression.kind === 'variable' ? [] : expression.steps
  if (from.kind !== 'variable') return takeSteps(evaluate(from, scope), steps, place, scope)
  const evaluateKey = (step: Step) => keyOf(step, scope)
  const { value, taken } = scope.resolve(from.name, steps, place, evaluateKey)
  return seenFrom(place, takeSteps(value, steps.slice(taken), place, scope))
}

/** The key that a step names: `.name` as well as `["name"]`. */
function keyOf(step: Step, scope: RunScope): Value {
  if (step.kind === 'index') return evaluate(step.key, scope)
  const name = step.kind === 'attribute' ? step.name : '*'
  return { kind: 'string', value: name, place: placeIn(scope.path, step), through: [], references: [] }
}

/** Each makes a value, as an expression does. */
const STEPS_OF_PICK = 8

function takeSteps(value: Value, steps: readonly Step[], place: Place, scope: RunScope): Value {
  let at = value
  for (const step of steps) {
    scope.budget.spend(STEPS_OF_PICK)
    at = takeStep(at, step, place, scope)
  }
  return at
}

function takeStep(value: Value, step: Step, place: Place, scope: RunScope): Value {
  if (step.kind === 'attribute') return pickName(value, step.name, place)
  if (step.kind === 'index') return pickIndex(value, evaluate(step.key, scope), place)
  return takeSplat(value, step, place, scope)
}

/** `[*]`: of a list each item, of `null` nothing, of anything else itself. */
function takeSplat(value: Value, { each }: SplatStep, place: Place, scope: RunScope): Value {
  if (value.kind === 'null') return listAt(place, [])
  if (value.kind === 'unknown') {
    const picked = takeSteps(value, each, place, scope)
    return unknownBecauseOf(place, value.why, [picked])
  }
  if (value.kind !== 'list') return listAt(place, [takeSteps(value, each, place, scope)])
  scope.budget.spend(value.items.length)
  const items = value.items.map(item => takeSteps(inside(value, item), each, place, scope))
  return listAt(place, items, value.isComplete)
}
