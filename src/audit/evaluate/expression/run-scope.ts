import type { Expression, Step } from '../../language/hcl/syntax.ts'
import type { Place } from '../../resource/place.ts'
import type { Value } from '../../resource/value.ts'
import type { Run } from '../run/run.ts'
import { EvaluationError, type FileAccess, type Resolved, type Scope } from '../scope.ts'
import { placeIn, unknownAt } from '../values/make.ts'

/** The scope that expressions are evaluated in: the run that they belong to goes with it. */
export interface RunScope extends Scope {
  readonly run: Run
  with(names: ReadonlyMap<string, Value>): RunScope
}

/**
 * The value of an expression, as far as it is known. Throws `EvaluationError` for what Terraform would refuse, and
 * `TooMuch` where it takes more than it may. (Expressions of all kinds hold each other: the run brings them together.)
 */
export function evaluate(expression: Expression, scope: RunScope): Value {
  const { spending, evaluateKind } = scope.run
  try {
    spending.enter()
    return evaluateKind(expression, scope)
  } finally {
    spending.leave()
  }
}

/**
 * The value of a part of something larger. What Terraform would refuse is not known, and the rest is: a map with a file
 * that is missing still says what else it holds. Within `try` and `can` the whole is refused.
 */
export function evaluatePart(expression: Expression, scope: RunScope): Value {
  if (scope.run.attempts.open > 0) return evaluate(expression, scope)
  try {
    return evaluate(expression, scope)
  } catch (error) {
    if (error instanceof EvaluationError) return unknownAt(placeIn(scope.path, expression), error.message)
    throw error
  }
}

type Resolve = Scope['resolve']

/** A scope whose names `resolve` knows. */
export function newScope(run: Run, path: string, files: FileAccess, resolve: Resolve): RunScope {
  return {
    run,
    path,
    files,
    budget: run.spending,
    resolve,
    with: names => newScope(run, path, files, among(names, resolve)),
  }
}

/** Looks a name up among these first. */
function among(names: ReadonlyMap<string, Value>, outer: Resolve): Resolve {
  return (name: string, steps: readonly Step[], at: Place, evaluateKey: (step: Step) => Value): Resolved => {
    const value = names.get(name)
    return value === undefined ? outer(name, steps, at, evaluateKey) : { value, taken: 0 }
  }
}
