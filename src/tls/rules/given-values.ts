import type { Match } from '../match.ts'
import { within } from './ranges.ts'
import type { Call, CodeView, Range, Setting } from '../syntax/view.ts'

/** Matches at calls of these names whose argument at `position` is one of the accepted values. */
export function argumentIs(
  view: CodeView,
  names: readonly string[],
  position: number,
  ...accepted: readonly string[]
): Match[] {
  return view.calls(...names).flatMap(call => view.when(call, view.argument(call, position), ...accepted))
}

/** Matches at calls of these names whose argument at `position` is a function that only gives back accepted values. */
export function callbackAlways(
  view: CodeView,
  names: readonly string[],
  position: number,
  ...accepted: readonly string[]
): Match[] {
  return view
    .calls(...names)
    .flatMap(call => view.whenAlways(call, view.argument(call, position), ...accepted))
}

/** Languages that write a type before the name of a parameter, whose `=` gives it a default. */
const TYPED = new Set(['c', 'cpp', 'objective-c', 'dart'])

/** Whether a variable of its own is given its value: that disables nothing where it stands. */
export function isVariable(view: CodeView, { form, target, at }: Setting): boolean {
  const before = view.textOf({ from: Math.max(0, at - 1), to: at })
  if (form === 'entry' && TYPED.has(view.language)) return /^[\w>*&]/.test(before)
  if (form !== 'assignment' || target !== '') return false
  return before !== '.' && !/^["'@]/.test(view.textOf({ from: at, to: at + 1 }))
}

/** Matches at settings of these names that are given an accepted value; variables and defaults of parameters are none. */
export function settingIs(view: CodeView, names: readonly string[], ...accepted: readonly string[]): Match[] {
  return view
    .settings(...names)
    .filter(setting => setting.form !== 'default' && !isVariable(view, setting))
    .flatMap(setting => view.when(view.construct(setting), setting.value, ...accepted))
}

/** Calls of these names that are calls, and not the heads of definitions of the file. */
export function callsOnly(view: CodeView, ...names: readonly string[]): Call[] {
  const isHead = within(
    names
      .map(name => name.slice(name.lastIndexOf('.') + 1))
      .flatMap(name => view.functions(name))
      .map(fn => ({ from: fn.from, to: fn.body.from })),
  )
  return view.calls(...names).filter(call => !isHead({ from: call.at, to: call.at + 1 }))
}

/** The text of a range with up to `count` tokens on either side. */
export function textAround(view: CodeView, { from, to }: Range, count: number): string {
  let end = to + count
  while (end > to && view.textOf({ from: end - 1, to: end }) === '') end -= 1
  return view.textOf({ from: Math.max(0, from - count), to: end })
}

/** Matches where one of the paths is used, one for each statement; comparisons, masks and definitions are none. */
export function flagIsUsed(view: CodeView, ...paths: readonly string[]): Match[] {
  const found: Match[] = []
  for (const use of view.uses(...paths)) {
    const before = view.textOf({ from: Math.max(0, use.from - 1), to: use.from })
    const after = view.textOf({ from: use.to, to: use.to + 1 })
    const isOther = /^(?:==|!=|&|~|#?define|ifdef|#?ifdef|#?ifndef|undef|case|&=|\^)$/.test(before)
    const isAsked = /^(?:==|!=|&|:|\?)$/.test(after) || (after === '=' && before !== '|')
    if (isOther || isAsked) continue
    const last = found.at(-1)
    const isSame = last !== undefined && !/[;{}]/.test(view.textOf({ from: last.from, to: use.from }))
    if (isSame) found[found.length - 1] = { from: last.from, to: use.to }
    else found.push({ from: use.from, to: use.to })
  }
  return found
}
