import { type ByAddress, referred } from './addresses.ts'
import { type Attribute, referencesIn } from './attribute.ts'
import type { Link } from './configuration.ts'
import { isOneOfMany, MOST_MEANT } from './one-of-many.ts'
import { textOf } from './predicates.ts'
import type { Resource } from './resource.ts'
import type { Reference, Value } from './value.ts'
import { writingsIn } from './writing.ts'

/** What all resources of a type point at by one attribute. */
export interface LinkIndex {
  readonly byTarget: ReadonlyMap<Resource, readonly Resource[]>
  readonly byText: ReadonlyMap<string, readonly Naming[]>
  /** Those that hold a text which is not known, by how it is written. */
  readonly byWriting: ReadonlyMap<string, readonly Resource[]>
  /** One of them points at something that is not known. */
  readonly isUnknown: boolean
}

/** Who holds a text, and whose name it is. */
export interface Naming {
  readonly by: Resource
  /** The types of those whose name it takes by reference: such a text is theirs. None: it is written out. */
  readonly types: ReadonlySet<string>
}

/** Looks at what `candidates`, the resources of the link’s type, point at. */
export function linkIndexOf(candidates: readonly Resource[], link: Link, byAddress: ByAddress): LinkIndex {
  const byTarget = new Map<Resource, Resource[]>()
  const byText = new Map<string, Naming[]>()
  const byWriting = new Map<string, Resource[]>()
  let isUnknown = false
  for (const candidate of candidates) {
    const attribute = candidate.get(link.path)
    const targets = targetsOf(attribute, byAddress)
    for (const target of targets) push(byTarget, target, candidate)
    for (const text of textsIn(attribute.value))
      push(byText, text.value, { by: candidate, types: namedTypesOf(text, link, byAddress) })
    for (const { text } of writingsIn(attribute.value)) push(byWriting, text, candidate)
    if (targets.size === 0 && hidesSomething(attribute.value)) isUnknown = true
  }
  for (const [target, all] of byTarget) if (isOneOfMany(target)) byTarget.set(target, someOfEach(all))
  return { byTarget, byText, byWriting, isUnknown }
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

interface Text {
  readonly value: string
  readonly references: readonly Reference[]
}

function textsIn(value: Value | null): readonly Text[] {
  if (value?.kind === 'list') return value.items.flatMap(textsIn)
  const text = textOf(value)
  return text === null || value === null ? [] : [{ value: text, references: value.references }]
}

function namedTypesOf(
  { value, references }: Text,
  { names = '' }: Link,
  byAddress: ByAddress,
): Naming['types'] {
  const meant = references.flatMap(each => referred(byAddress, each).all)
  const named = meant.filter(each => textOf(each.get(names).value) === value)
  return new Set(named.map(({ type }) => type))
}

/** What is named by a reference to something undeclared means nothing of what is declared. */
function hidesSomething(value: Value | null): boolean {
  if (value?.kind === 'list') return !value.isComplete || value.items.some(hidesSomething)
  return value?.kind === 'unknown' && value.isUndeclared !== true
}
