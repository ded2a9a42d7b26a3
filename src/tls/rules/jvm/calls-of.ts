import type { Call, CodeView } from '../../syntax/view.ts'
import { within } from '../ranges.ts'

/** Calls that are no definition of a method of that name, and are made on something or in a block. */
export function callsOf(view: CodeView, ...names: readonly string[]): Call[] {
  const defined = names.flatMap(name => view.functions(name))
  const isDefined = within(defined.map(fn => ({ from: fn.from, to: fn.body.from })))
  return view
    .calls(...names)
    .filter(call => !isDefined({ from: call.at, to: call.at + 1 }))
    .filter(call => !/^(?:void|def|fun)$/.test(view.textOf({ from: call.from - 1, to: call.from })))
}
