import type {
  Command,
  ConfigView,
  EnvironmentView,
  PlacedSetting,
  ShellView,
  StringsView,
  Text,
  Variable,
} from './file-views.ts'
import { saysNo } from './file-views.ts'
import type { Match } from './match.ts'
import type { Reading } from './reading.ts'
import { optionsOf } from './shell/command.ts'
import { isGuarded } from './syntax/guarded.ts'
import { plain } from './syntax/source.ts'
import type { Value } from './syntax/value.ts'

/** The view of a file's commands. */
export function shellView(reading: Reading): ShellView {
  const byName = Map.groupBy(reading.commands, command => command.name.toLowerCase())
  const view: ShellView = {
    path: reading.path,
    commands: (...names) =>
      names.length === 0 ? reading.commands : names.flatMap(name => byName.get(name.toLowerCase()) ?? []),
    found: command => ({
      ...at(command, command.guarded, command.also),
      key: `command ${command.name} ${command.from}`,
    }),
    withOption(command, names, lettersWithValue, longWithValue) {
      const has = optionsOf(command, lettersWithValue, longWithValue).some(
        option =>
          names.includes(option.name) && !saysNo(option.name.startsWith('--') ? (option.value ?? '') : ''),
      )
      return has ? [view.found(command)] : []
    },
  }
  return view
}

/** A setting that is a variable of the environment, too (`.env`, `ENV`), is one value for both views. */
function valueKey(name: string, line: number): string {
  return `value ${plain(name)} ${line}`
}

function at(
  { from, to }: { readonly from: number; readonly to: number },
  guarded: boolean,
  also: Command['also'] = [],
): Match {
  return { from, to, also, ...(guarded ? { level: 'guarded' } : {}) }
}

/** The view of the configuration in a file. */
export function configView(reading: Reading): ConfigView {
  const byKey = Map.groupBy(reading.settings, setting => plain(setting.key))
  let places: ReadonlyMap<PlacedSetting, Placed> | undefined
  return {
    path: reading.path,
    all: reading.settings,
    settings: (...keys) => keys.flatMap(key => named(byKey, key)),
    siblings: setting => siblingsOf((places ??= placesOf(reading.settings)), setting),
    isFile: (setting, name) => name.test(setting.file),
    found: ({ from, to, key }, level) => ({
      from,
      to,
      key: valueKey(key, from),
      ...(level === undefined ? {} : { level }),
    }),
  }
}

function named(byKey: ReadonlyMap<string, readonly PlacedSetting[]>, key: string): readonly PlacedSetting[] {
  const parts = key.split('.')
  const last = byKey.get(plain(parts.at(-1) ?? '')) ?? []
  if (parts.length === 1) return last
  const wanted = parts.map(plain)
  return last.filter(setting => {
    const path = setting.path
      .filter(part => part !== '[]')
      .flatMap(part => part.split('.'))
      .map(plain)
    return wanted.every((part, position) => path[path.length - wanted.length + position] === part)
  })
}

/** Most settings on either side that are looked at for those of the same map. */
const MOST_SIBLINGS = 60

interface Placed {
  readonly setting: PlacedSetting
  readonly position: number
  /** The settings of the same map, in order, and this one's place among them. */
  readonly group: Placed[]
  readonly index: number
}

/** Where each setting stands, and with which others; read once for a file. */
function placesOf(settings: readonly PlacedSetting[]): ReadonlyMap<PlacedSetting, Placed> {
  const groups = new Map<string, Placed[]>()
  const places = new Map<PlacedSetting, Placed>()
  settings.forEach((setting, position) => {
    const parent = setting.path.slice(0, -1).join('\0')
    const group = groups.get(parent) ?? []
    const placed = { setting, position, group, index: group.length }
    groups.set(parent, group)
    group.push(placed)
    places.set(setting, placed)
  })
  return places
}

function siblingsOf(places: ReadonlyMap<PlacedSetting, Placed>, setting: PlacedSetting): PlacedSetting[] {
  const own = places.get(setting)
  const found: PlacedSetting[] = []
  if (own === undefined) return found
  const last = Math.min(own.group.length, own.index + MOST_SIBLINGS)
  for (let at = Math.max(0, own.index - MOST_SIBLINGS); at < last; at += 1) {
    const each: Placed | undefined = own.group[at]
    if (each === undefined || each === own || Math.abs(each.position - own.position) > MOST_SIBLINGS) continue
    found.push(each.setting)
  }
  return found
}

/** The view of the environment's variables that a file sets; those that code sets come from its settings. */
export function environmentView(reading: Reading): EnvironmentView {
  const byName = Map.groupBy(reading.variables, variable => variable.name)
  return {
    path: reading.path,
    variables: (...names) => names.flatMap(name => [...(byName.get(name) ?? []), ...inCode(reading, name)]),
    all: reading.variables,
    found: variable => ({
      ...at(variable, variable.guarded),
      key: valueKey(variable.name, variable.from),
    }),
  }
}

function textOf(value: Value): string | null {
  if (value.kind === 'string') return value.value
  return value.kind === 'number' || value.kind === 'boolean' ? String(value.value) : null
}

function inCode(reading: Reading, name: string): Variable[] {
  return reading.codes.flatMap(({ source, view, lineOf }) =>
    view.settings(name, `env:${name}`).flatMap(setting => {
      if (setting.name.replace(/^env:/i, '') !== name || setting.form === 'default') return []
      const value = view.value(setting.value)
      const from = lineOf(source.tokens[setting.from]?.line ?? 1)
      const to = lineOf(source.tokens[setting.to - 1]?.endLine ?? 1)
      const isChoice = value.kind === 'choice'
      const guarded = isChoice || isGuarded(source, setting.from)
      return (isChoice ? value.options : [value]).map(each => ({
        name,
        value: textOf(each),
        from,
        to,
        guarded,
      }))
    }),
  )
}

function textsWith(reading: Reading, pieces: readonly string[]): readonly Text[] {
  return reading.texts.filter(({ value }) => {
    const text = value.toLowerCase()
    return pieces.some(piece => text.includes(piece))
  })
}

/** The view of the texts in a file. */
export function stringsView(reading: Reading): StringsView {
  const known = new Map<string, readonly Text[]>()
  return {
    path: reading.path,
    containing(...pieces) {
      const key = pieces.join('\0').toLowerCase()
      const found = known.get(key) ?? textsWith(reading, key.split('\0'))
      known.set(key, found)
      return found
    },
    found: ({ from, to }: Text) => ({ from, to }),
  }
}
