import type { CodeView, Setting } from '../../syntax/view.ts'

/** What is false in Perl, as literals and constants have it. */
export const OFF = ['0', 'false', '"0"', '""', 'null'] as const

/** No variable of its own, no comparison. */
export function isGiven(view: CodeView, setting: Setting): boolean {
  if (setting.form === 'default') return false
  const first = view.textOf({ from: setting.at, to: setting.at + 1 })
  const after = view.textOf({ from: setting.at + 1, to: setting.at + 2 })
  if (setting.form === 'assignment' && /^[$@%]/.test(first) && setting.target === '' && after !== '}')
    return false
  return !view
    .around(setting.at)
    .slice(0, 1)
    .some(({ path }) =>
      /(?:^|\.)(?:is|isnt|ok|is_deeply|cmp_ok|GetOptions|print|die|warn|croak|has)$/.test(path),
    )
}
