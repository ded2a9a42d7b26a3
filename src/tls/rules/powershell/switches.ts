import type { Match } from '../../match.ts'
import type { CodeView } from '../../syntax/view.ts'

/** `-Name`, `-Name:$true`. */
export function switches(view: CodeView, ...names: readonly string[]): Match[] {
  const plain = view
    .uses(...names.map(name => `-${name}`))
    .filter(use => !view.textOf(use).endsWith(':'))
    .filter(use => !/^\$false$/i.test(view.textOf({ from: use.to, to: use.to + 1 }).trim()))
  const valued = view
    .uses(...names.map(name => `-${name}:`))
    .flatMap(use => view.when(use, { from: use.to, to: use.to + 1 }, 'true', '1'))
  return [...plain, ...valued]
}

/** Entries of maps that are splatted, of properties, and of `$PSDefaultParameterValues`. */
export function entries(view: CodeView, ...names: readonly string[]): Match[] {
  const keys = view
    .strings()
    .map(({ value }) => value)
    .filter(value => names.some(name => value.toLowerCase().endsWith(`:${name.toLowerCase()}`)))
  return view
    .settings(...names, ...keys)
    .filter(
      setting =>
        setting.form !== 'default' && !/^\$|^-/.test(view.textOf({ from: setting.at, to: setting.at + 1 })),
    )
    .flatMap(setting => view.when(setting, setting.value, 'true', '1'))
}
