import type { Match } from '../../match.ts'
import type { CodeView, Setting } from '../../syntax/view.ts'

/** Ids of the languages that these rules read. */
export const JAVASCRIPT = ['javascript', 'typescript'] as const

/** Calls that compare, ask or declare, and switch nothing. */
const NOT_USED =
  /(?:^|\.)(?:expect|assert|should|toEqual|toStrictEqual|toMatchObject|toHaveProperty|toHaveBeenCalledWith|toHaveBeenLastCalledWith|toHaveBeenNthCalledWith|objectContaining|calledWith|calledWithMatch|deepEqual|deepStrictEqual|notDeepEqual|eql|eq|option|addOption|flag|argument|addArgument|Option|assert\.\w+|\w*Switch)$|(?:^|\.)(?:log|logger|console)\.(?:trace|debug|info|log|warn|error|fatal)$/

/** Whether a setting is given to something: no variable of its own, no parameter's default, no comparison. */
export function isGiven(view: CodeView, setting: Setting): boolean {
  if (setting.form === 'default') return false
  const isSubscript = /^["'`]/.test(view.textOf({ from: setting.at, to: setting.at + 1 }))
  if (setting.form === 'assignment' && setting.target === '' && !isSubscript) return false
  return !view.around(setting.at).some(call => NOT_USED.test(call.path))
}

/** Longest call whose other lines count, in tokens. */
const LONGEST_CALL = 400

/** The call that is given the map in which a setting stands; none where a function stands between them. */
function callOf(view: CodeView, setting: Setting): Match[] {
  const call = view.around(setting.at)[0]
  if (call === undefined || call.to - call.from > LONGEST_CALL || call.from >= setting.from) return []
  const between = view.textOf({ from: call.from, to: setting.from })
  return /=>|\bfunction\b|;/.test(between) ? [] : [call]
}

/** A match at each setting of these names that has an accepted value; other lines of its call count, too. */
export function given(view: CodeView, names: readonly string[], ...accepted: readonly string[]): Match[] {
  return view
    .settings(...names)
    .filter(setting => isGiven(view, setting))
    .flatMap(setting => whenGiven(view, setting, ...accepted))
}

/** A match at the setting when it has an accepted value. */
export function whenGiven(view: CodeView, setting: Setting, ...accepted: readonly string[]): Match[] {
  return view
    .when(view.construct(setting), setting.value, ...accepted)
    .map(match => ({ ...match, also: [...(match.also ?? []), ...callOf(view, setting)] }))
}
