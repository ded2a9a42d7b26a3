import { type Setting, settingAt } from './settings.ts'
import { type Source, plain } from './source.ts'

const PREFIX = /^(?:set|with|use|is|enable|add)(?=.)/

/** All settings of these names, in any convention of writing them; `setX`, `withX` and `set_x` set `x` too. */
export function settingsNamed(source: Source, names: readonly string[]): Setting[] {
  const keys = new Set(names.flatMap(name => [plain(name), `set${plain(name)}`, `with${plain(name)}`]))
  const found = [...keys].flatMap(key => [...(source.index.get(key) ?? [])].map(at => ({ at, key })))
  const plainNames = new Set(names.map(plain))
  return found
    .sort((a, b) => a.at - b.at)
    .flatMap(({ at, key }) => {
      const setting = settingAt(source, at)
      if (setting === null) return []
      const isPrefixed = !plainNames.has(key) && PREFIX.test(key)
      return isPrefixed && setting.form !== 'setter' ? [] : [setting]
    })
}
