import { DEFAULTS } from './defaults.ts'
import type { Place } from './place.ts'
import type { Resource } from './resource.ts'
import type { ObjectValue, Reference, Value } from './value.ts'

/** What a resource says at one path, or that it says nothing there. */
export interface Attribute {
  /** Whose it is. */
  readonly resource: Resource
  /** From the resource on, without indexes: `vpc_config.subnet_ids`. */
  readonly path: string
  /** What is written, or what the provider takes where nothing is; `null`: neither. Never a `null` value. */
  readonly value: Value | null
  /** False where nothing is written (or `null`): the value is then the provider’s default. */
  readonly isWritten: boolean
  /** Where a finding about it belongs: its value, or where nothing is written what it would stand in. */
  readonly place: Place
  /**
   * What is inside, by a path with dots. A block that stands once is stepped into, and so is a list of one item; of
   * several the first one is taken: use `each` where there may be several. The empty path is all of it.
   */
  get(path: string): Attribute
  /** The items of a list, the blocks of a type, or the one thing that it is; nothing where nothing is written. */
  each(path?: string): readonly Attribute[]
}

/** The attribute of `value`; `place`: where it would stand if it is not written. */
export function attributeOf(value: Value | null, path: string, place: Place, resource: Resource): Attribute {
  const written = value === null || saysNothing(value) ? null : value
  const at = written?.place ?? value?.place ?? place
  const self: Attribute = {
    resource,
    path,
    value: written ?? standard(resource.type, path, at),
    isWritten: written !== null,
    place: at,
    get(inner) {
      if (inner === '') return self
      let found = self
      for (const name of inner.split('.')) found = step(found, name)
      return found
    },
    each(inner) {
      const outer = inner === undefined ? self : self.get(inner)
      const { value: list } = outer
      if (list === null || !outer.isWritten) return []
      if (list.kind !== 'list') return [outer]
      return list.items.map(item => attributeOf(item, outer.path, outer.place, resource))
    },
  }
  return self
}

/** Terraform takes `null`, and a `dynamic` block that makes none, as if nothing were written. */
function saysNothing(value: Value): boolean {
  if (value.kind === 'null') return true
  return value.kind === 'list' && value.isBlocks === true && value.isComplete && value.items.length === 0
}

/** What the provider takes where nothing is written; `null`: nothing that is known. */
function standard(type: string, path: string, place: Place): Value | null {
  const value = DEFAULTS[type]?.[path]
  if (value === undefined) return null
  const traced = { place, through: [], references: [] }
  if (typeof value === 'string') return { kind: 'string', value, ...traced }
  if (typeof value === 'number') return { kind: 'number', value, ...traced }
  return { kind: 'boolean', value, ...traced }
}

function step(from: Attribute, name: string): Attribute {
  const { value, resource } = from
  const path = from.path === '' ? name : `${from.path}.${name}`
  const single = value?.kind === 'list' ? (value.items[0] ?? null) : value
  const place = single?.place ?? from.place
  return attributeOf(inside(value, single, name), path, place, resource)
}

function inside(value: Value | null, single: Value | null, name: string): Value | null {
  if (single?.kind === 'object') {
    return single.entries.get(name) ?? (isWhole(value, single) ? null : hidden(single, name))
  }
  if (single === null && value?.kind === 'list' && !value.isComplete) return hidden(value, name)
  if (single?.kind === 'unknown') return { ...hidden(single, name), why: single.why }
  return null
}

function isWhole(outer: Value | null, single: ObjectValue): boolean {
  if (outer?.kind !== 'list') return single.isComplete
  return single.isComplete && (outer.isComplete || outer.items.length > 0)
}

function hidden({ place, through, references }: Value, name: string) {
  return {
    kind: 'unknown' as const,
    why: `\`${name}\` may be in what is not known`,
    place,
    through,
    references,
  }
}

/** The references in a value, and in everything inside it; a value that stands in several places is looked at once. */
export function referencesIn(value: Value | null): readonly Reference[] {
  if (value === null) return []
  if (value.kind !== 'list' && value.kind !== 'object') return value.references
  const known = referencesOf.get(value)
  if (known !== undefined) return known
  const references: Reference[] = []
  const seen = new Set<Value>()
  const waiting: Value[] = [value]
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (seen.has(at)) continue
    seen.add(at)
    for (const each of at.references) references.push(each)
    // The first one is taken next. One by one: there may be more than a call takes arguments.
    for (const each of insideOf(at).toReversed()) waiting.push(each)
  }
  referencesOf.set(value, references)
  return references
}

function insideOf(value: Value): readonly Value[] {
  if (value.kind === 'list') return value.items
  return value.kind === 'object' ? [...value.entries.values()] : []
}

/** Values are never changed, and many rules ask for those of the same one. */
const referencesOf = new WeakMap<Value, readonly Reference[]>()
