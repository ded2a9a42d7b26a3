import type { CodeView, Setting } from '../../syntax/view.ts'
import { isVariable } from '../given-values.ts'

/** A setting that is exactly called so, and no variable of its own. */
export function named(view: CodeView, name: string): readonly Setting[] {
  return view
    .settings(name)
    .filter(setting => setting.name === name && setting.form !== 'default' && !isVariable(view, setting))
}
