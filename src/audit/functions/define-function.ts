import type { Scope } from '../evaluate/scope.ts'
import type { Place } from '../resource/place.ts'
import type { Value } from '../resource/value.ts'

/** One call of a function, its arguments evaluated. */
export interface Call {
  readonly args: readonly Value[]
  /** The whole call in its file. */
  readonly at: Place
  readonly scope: Scope
}

/**
 * One of Terraform’s functions. Gives an unknown value for what depends on an unknown argument, with the references of
 * all arguments; throws `EvaluationError` for what Terraform would refuse.
 */
export type TerraformFunction = (call: Call) => Value

/** Functions by their names. */
export type FunctionTable = Readonly<Record<string, TerraformFunction>>
