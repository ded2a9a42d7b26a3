import type { Value } from '../../resource/value.ts'
import type { RunScope } from '../expression/run-scope.ts'
import type { AttributeIn } from '../module/contents.ts'
import type { Run } from '../run/run.ts'

/** How what stands in a body is evaluated. */
export interface BodyContext {
  readonly run: Run
  scopeIn(path: string): RunScope
  /** The value of an argument that is no expression (`depends_on`); `null`: it is one. `block`: `` for the outermost. */
  readonly meta: (block: string, argument: AttributeIn) => Value | null
  /** Nested blocks that say nothing about the thing itself. */
  readonly ignored: ReadonlySet<string>
}

/** The same with further names: what a `dynamic` block repeats. */
export function withNames(context: BodyContext, names: ReadonlyMap<string, Value>): BodyContext {
  return { ...context, scopeIn: path => context.scopeIn(path).with(names) }
}
