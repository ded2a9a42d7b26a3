import { between } from '../between.ts'
import { remember } from './remember.ts'
import type { Setting } from './setting.ts'
import { settingAt } from './settings.ts'
import { type Range, type Source, plain } from './source.ts'

const PREFIX = /^(?:set|with|use|is|enable|add)(?=.)/

/** All settings of these names, in any convention of writing them; `setX`, `withX` and `set_x` set `x` too. */
export function settingsNamed(source: Source, names: readonly string[]): readonly Setting[] {
  return read(source, names.join('\0'))
}

/** Those of the settings of these names whose name stands within a range. */
export function settingsWithin(source: Source, range: Range, names: readonly string[]): Setting[] {
  return between(settingsNamed(source, names), ({ at }) => at, range.from, range.to)
}

const read = remember((source: Source, joined: string): readonly Setting[] => {
  const plainNames = new Set(joined.split('\0').map(plain))
  const keys = new Set([...plainNames].flatMap(name => [name, `set${name}`, `with${name}`]))
  const found = [...keys].flatMap(key => (source.index.get(key) ?? []).map(at => ({ at, key })))
  return found
    .sort((a, b) => a.at - b.at)
    .flatMap(({ at, key }) => {
      const setting = settingAt(source, at)
      if (setting === null) return []
      const isPrefixed = !plainNames.has(key) && PREFIX.test(key)
      return isPrefixed && setting.form !== 'setter' ? [] : [setting]
    })
})
