import type { CodeView, Setting } from '../../syntax/view.ts'

/** A setting that is exactly called so, in a table or on an object. */
export function exactly(view: CodeView, ...names: readonly string[]): readonly Setting[] {
  return view
    .settings(...names)
    .filter(setting => names.includes(setting.name) && setting.form !== 'setter' && setting.form !== 'pair')
}

/** Whether a local variable is given the value. */
export function isLocal(view: CodeView, { at, form, target }: Setting): boolean {
  if (form !== 'assignment' || target !== '') return false
  const before = view.textOf({ from: Math.max(0, at - 1), to: at }).trim()
  return !/^[{,[]$/.test(before)
}
