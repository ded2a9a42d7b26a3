import { TooMuch } from '../evaluate/scope.ts'
import type { Call } from './define-function.ts'

/** Items or characters that one call may make. */
const MOST = 1_000_000

/** Takes what a call is about to make from the budget; what is out of all bounds takes nothing from the others. */
export function charge({ scope }: Pick<Call, 'scope'>, steps: number): void {
  if (!(steps <= MOST)) throw new TooMuch(`A function makes more than ${MOST} items or characters`)
  scope.budget.spend(steps)
}
