import type { Step } from '../../language/hcl/syntax.ts'
import type { Place } from '../../resource/place.ts'
import type { Value } from '../../resource/value.ts'
import { type Budget, EvaluationError } from '../scope.ts'

/** What is asked of a module: a name with its steps, and where. */
export interface Asking {
  readonly steps: readonly Step[]
  readonly at: Place
  readonly budget: Budget
  evaluateKey(step: Step): Value
}

/** The name behind the first dot. */
export function nameIn(steps: readonly Step[], index: number, at: Place): string {
  const step = steps[index]
  if (step?.kind === 'attribute') return step.name
  throw new EvaluationError('A name is missing behind this one', at)
}
