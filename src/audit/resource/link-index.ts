import { type ByAddress, referred } from './addresses.ts'
import { type Attribute, referencesIn } from './attribute.ts'
import type { Link } from './configuration.ts'
import { isOneOfMany, MOST_MEANT } from './one-of-many.ts'
import { textOf } from './predicates.ts'
import type { Resource } from './resource.ts'
import type { Value } from './value.ts'
import { writingOf } from './writing.ts'

/** What all resources of a type point at by one attribute. */
export interface LinkIndex {
  readonly byTarget: ReadonlyMap<Resource, readonly Resource[]>
  /** One of them points at something that is not known. */
  readonly isUnknown: boolean
  /** Those that hold what may be the name of a resource of this type. One that refers to such a resource means that one. */
  namesFor(type: string): Names
}

/** Who holds which name. */
export interface Names {
  readonly byText: ReadonlyMap<string, readonly Resource[]>
  /** Of texts that are not known, by how they are written. */
  readonly byWriting: ReadonlyMap<string, readonly Resource[]>
}

/** Looks at what `candidates`, the resources of the link’s type, point at. */
export function linkIndexOf(candidates: readonly Resource[], link: Link, byAddress: ByAddress): LinkIndex {
  const byTarget = new Map<Resource, Resource[]>()
  const names = new Map<string, Names>()
  const held: Held[] = []
  let isUnknown = false
  for (const candidate of candidates) {
    const attribute = candidate.get(link.path)
    const targets = targetsOf(attribute, byAddress)
    for (const target of targets) push(byTarget, target, candidate)
    for (const name of namesIn(attribute.value))
      held.push({ by: candidate, name, types: typesNamed(name, link, byAddress) })
    if (targets.size === 0 && hidesSomething(attribute.value)) isUnknown = true
  }
  for (const [target, all] of byTarget) if (isOneOfMany(target)) byTarget.set(target, someOfEach(all))
  return {
    byTarget,
    isUnknown,
    namesFor(type) {
      const found = names.get(type) ?? namesOf(held.filter(({ types }) => !types.has(type)))
      names.set(type, found)
      return found
    },
  }
}

/** A name that a resource holds, and the types of those that it is taken from by reference. */
interface Held {
  readonly by: Resource
  readonly name: Value
  readonly types: ReadonlySet<string>
}

function namesOf(held: readonly Held[]): Names {
  const byText = new Map<string, Resource[]>()
  const byWriting = new Map<string, Resource[]>()
  for (const { by, name } of held) {
    const text = textOf(name)
    const writing = writingOf(name)
    if (text !== null) push(byText, text, by)
    if (writing !== null) push(byWriting, writing.text, by)
  }
  return { byText, byWriting }
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [value])
  else list.push(value)
}

/** Of those that point at one of many, some: of each block one before a second one of any, since its instances are alike. */
function someOfEach(all: readonly Resource[]): Resource[] {
  const ofEach = new Map(all.toReversed().map(each => [each.addressWithoutIndexes, each]))
  return [...new Set([...ofEach.values().toArray().toReversed(), ...all])].slice(0, MOST_MEANT)
}

/** What an attribute points at; what points at many is found by the one that stands for them. */
function targetsOf({ value }: Attribute, byAddress: ByAddress): ReadonlySet<Resource> {
  const meant = referencesIn(value).map(each => referred(byAddress, each))
  return new Set(meant.flatMap(({ all, standIn }) => standIn ?? all))
}

function namesIn(value: Value | null): readonly Value[] {
  if (value?.kind === 'list') return value.items.flatMap(namesIn)
  return value === null ? [] : [value]
}

function typesNamed(name: Value, { names = '' }: Link, byAddress: ByAddress): ReadonlySet<string> {
  const meant = name.references.flatMap(each => referred(byAddress, each).all)
  return new Set(meant.filter(each => isSame(name, each.get(names).value)).map(({ type }) => type))
}

function isSame(one: Value, other: Value | null): boolean {
  const text = textOf(one)
  if (text !== null) return text === textOf(other)
  const writing = writingOf(one)
  return writing !== null && writing.text === writingOf(other)?.text
}

/** What is named by a reference to something undeclared means nothing of what is declared. */
function hidesSomething(value: Value | null): boolean {
  if (value?.kind === 'list') return !value.isComplete || value.items.some(hidesSomething)
  return value?.kind === 'unknown' && value.isUndeclared !== true
}
