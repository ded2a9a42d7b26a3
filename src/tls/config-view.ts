import type { ConfigSetting, ConfigView } from './file-views.ts'
import type { Reading } from './reading.ts'
import { plain } from './syntax/source.ts'
import { valueKey } from './value-key.ts'

/** The view of the configuration in a file. */
export function configView(reading: Reading): ConfigView {
  const keys = keysOf(reading.settings)
  let places: ReadonlyMap<ConfigSetting, Placed> | undefined
  return {
    path: reading.path,
    all: reading.settings,
    keyed: isWanted => withKeys(keys, [...keys.byKey.keys()].filter(isWanted)),
    settings: (...names) => names.flatMap(name => named(keys, name)),
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

/** The settings of a file by their keys: there are many settings, but few keys. */
interface Keys {
  readonly all: readonly ConfigSetting[]
  readonly byKey: ReadonlyMap<string, readonly ConfigSetting[]>
  /** The keys as they are written, by what is left of them without their convention of naming. */
  readonly spellings: ReadonlyMap<string, readonly string[]>
  /** Settings of names that are spelt in several ways, in order; read when they are asked for. */
  readonly merged: Map<string, readonly ConfigSetting[]>
}

function keysOf(all: readonly ConfigSetting[]): Keys {
  const byKey = Map.groupBy(all, ({ key }) => key)
  return { all, byKey, spellings: Map.groupBy(byKey.keys(), plain), merged: new Map() }
}

/** The settings of several keys, in order. */
function withKeys({ all, byKey }: Keys, wanted: readonly string[]): readonly ConfigSetting[] {
  const [first, ...others] = wanted
  if (first === undefined) return []
  if (others.length === 0) return byKey.get(first) ?? []
  const keys = new Set(wanted)
  return all.filter(({ key }) => keys.has(key))
}

/** The settings whose last key is of a name, in whatever convention. */
function spelt(keys: Keys, name: string): readonly ConfigSetting[] {
  const own = plain(name)
  const found = keys.merged.get(own) ?? withKeys(keys, keys.spellings.get(own) ?? [])
  keys.merged.set(own, found)
  return found
}

function named(keys: Keys, name: string): readonly ConfigSetting[] {
  const parts = name.split('.')
  const last = spelt(keys, parts.at(-1) ?? '')
  if (parts.length === 1) return last
  const wanted = parts.map(plain)
  return last.filter(({ path }) => endsWith(path, wanted))
}

/** Whether a path ends with plain names; a key with dots is several, and lists count for nothing. */
function endsWith(path: readonly string[], names: readonly string[]): boolean {
  let left = names.length
  for (let at = path.length - 1; at >= 0; at -= 1) {
    if (path[at] === '[]') continue
    for (const part of (path[at] ?? '').split('.').toReversed()) {
      left -= 1
      if (plain(part) !== names[left]) return false
      if (left === 0) return true
    }
  }
  return false
}

/** Most settings on either side that are looked at for those of the same map. */
const MOST_SIBLINGS = 60

interface Placed {
  readonly setting: ConfigSetting
  readonly position: number
  /** The settings of the same map, in order, and this one's place among them. */
  readonly group: Placed[]
  readonly index: number
}

/** Where each setting stands, and with which others; read once for a file. */
function placesOf(settings: readonly ConfigSetting[]): ReadonlyMap<ConfigSetting, Placed> {
  const groups = new Map<string, Placed[]>()
  const places = new Map<ConfigSetting, Placed>()
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

function siblingsOf(places: ReadonlyMap<ConfigSetting, Placed>, setting: ConfigSetting): ConfigSetting[] {
  const own = places.get(setting)
  const found: ConfigSetting[] = []
  if (own === undefined) return found
  const last = Math.min(own.group.length, own.index + MOST_SIBLINGS)
  for (let at = Math.max(0, own.index - MOST_SIBLINGS); at < last; at += 1) {
    const each: Placed | undefined = own.group[at]
    if (each === undefined || each === own || Math.abs(each.position - own.position) > MOST_SIBLINGS) continue
    found.push(each.setting)
  }
  return found
}
