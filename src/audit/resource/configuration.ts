import { type Attribute, referencesIn } from './attribute.ts'
import { textOf } from './predicates.ts'
import type { Resource } from './resource.ts'
import type { Truth } from './truth.ts'
import type { Reference, Value } from './value.ts'

/** Everything that a root module declares, with the modules that it calls. */
export interface Configuration {
  /** Path of the root module’s folder in the repository, empty for its root. */
  readonly root: string
  readonly resources: readonly Resource[]
  /** False where something of it could not be read: what is missing may be there. */
  readonly isComplete: boolean
  /** The resources of these types, in the order of the files. */
  ofType(...types: readonly string[]): readonly Resource[]
  /** The resources that a value refers to, of the given types (of any, where none is given), each once. */
  referredTo(attribute: Attribute, ...types: readonly string[]): readonly Resource[]
  /** Who points at a resource; see `Pointing`. */
  pointingAt(resource: Resource, ...from: readonly Link[]): Pointing
}

/** An attribute that names another resource: the `bucket` of `aws_s3_bucket_versioning`. */
export interface Link {
  readonly type: string
  readonly path: string
  /** The attribute of the other that it holds, beside a reference: its name as known text; `bucket`, `name`, `id`. */
  readonly names?: string
}

/** The resources that point at one. */
export interface Pointing {
  readonly found: readonly Resource[]
  /** `unknown`: others may do so, since what they point at is not known. */
  readonly others: Extract<Truth, 'no' | 'unknown'>
}

/** Puts the resources of a root module together. */
export function configurationOf(
  root: string,
  resources: readonly Resource[],
  isComplete: boolean,
): Configuration {
  const byType = Map.groupBy(resources, ({ type }) => type)
  const byAddress = addresses(resources)
  const links = new Map<string, LinkIndex>()
  const namesakes = new Map<string, ReadonlyMap<string, number>>()
  const self: Configuration = {
    root,
    resources,
    isComplete,
    ofType: (...types) => types.flatMap(type => byType.get(type) ?? []),
    referredTo(attribute, ...types) {
      const found = new Set(referencesIn(attribute.value).flatMap(each => referred(byAddress, each)))
      return [...found].filter(({ type }) => types.length === 0 || types.includes(type))
    },
    pointingAt(resource, ...from) {
      const found = new Set<Resource>()
      let others = !isComplete
      for (const link of from) {
        const index = indexOf(self, links, link)
        const byName = pointersByName(index, nameOf(resource, link), self, namesakes)
        for (const each of index.byTarget.get(resource) ?? []) found.add(each)
        for (const each of byName ?? []) found.add(each)
        others ||= byName === null || mayPoint(index, resource, link)
      }
      return { found: [...found], others: others ? 'unknown' : 'no' }
    },
  }
  return self
}

function addresses(resources: readonly Resource[]): ReadonlyMap<string, readonly Resource[]> {
  const byAddress = new Map<string, Resource[]>()
  for (const resource of resources) {
    const { referredAs = resource.address } = resource
    for (const address of new Set([referredAs, withoutIndexes(referredAs)]))
      push(byAddress, address, resource)
  }
  return byAddress
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [value])
  else list.push(value)
}

/** An index that is named but does not exist leads to all of them: which one is meant is then not known. */
function referred(
  byAddress: ReadonlyMap<string, readonly Resource[]>,
  { address }: Reference,
): readonly Resource[] {
  return byAddress.get(address) ?? byAddress.get(withoutIndexes(address)) ?? []
}

/** `module.a["x"].aws_b.c[0]` → `module.a.aws_b.c` */
export function withoutIndexes(address: string): string {
  return address.includes('[') ? address.replaceAll(/\[(?:"(?:[^"\\]|\\.)*"|[^\]"]*)\]/g, '') : address
}

/** What all resources of a type point at by one attribute. */
interface LinkIndex {
  readonly byTarget: ReadonlyMap<Resource, readonly Resource[]>
  readonly byText: ReadonlyMap<string, readonly Resource[]>
  /** One of them points at something that is not known. */
  readonly isUnknown: boolean
}

function indexOf(configuration: Configuration, links: Map<string, LinkIndex>, link: Link): LinkIndex {
  const key = `${link.type} ${link.path}`
  const known = links.get(key)
  if (known !== undefined) return known
  const byTarget = new Map<Resource, Resource[]>()
  const byText = new Map<string, Resource[]>()
  let isUnknown = false
  for (const candidate of configuration.ofType(link.type)) {
    const attribute = candidate.get(link.path)
    const targets = configuration.referredTo(attribute)
    for (const target of targets) push(byTarget, target, candidate)
    for (const text of textsIn(attribute.value)) push(byText, text, candidate)
    if (targets.length === 0 && hidesSomething(attribute.value)) isUnknown = true
  }
  const index = { byTarget, byText, isUnknown }
  links.set(key, index)
  return index
}

function textsIn(value: Value | null): readonly string[] {
  if (value?.kind === 'list') return value.items.flatMap(textsIn)
  const text = textOf(value)
  return text === null ? [] : [text]
}

function hidesSomething(value: Value | null): boolean {
  if (value?.kind === 'list') return !value.isComplete || value.items.some(hidesSomething)
  return value?.kind === 'unknown'
}

/** What a resource is called, by the attribute that a link’s text holds. */
interface Called {
  readonly type: string
  readonly path: string
  readonly name: string
}

function nameOf(resource: Resource, { names }: Link): Called | null {
  if (names === undefined) return null
  const name = textOf(resource.get(names).value)
  return name === null ? null : { type: resource.type, path: names, name }
}

/**
 * So many resources of a type may be called the same. Of more, a name does not say which one it means; all that name it
 * would otherwise be looked at for each of them.
 */
const MOST_NAMESAKES = 20

/** `null`: they name so many that it is not known whether they mean this one. */
function pointersByName(
  { byText }: LinkIndex,
  called: Called | null,
  configuration: Configuration,
  namesakes: Map<string, ReadonlyMap<string, number>>,
): readonly Resource[] | null {
  const found = called === null ? undefined : byText.get(called.name)
  if (called === null || found === undefined) return []
  const counts = namesakesOf(called, configuration, namesakes)
  return (counts.get(called.name) ?? 0) > MOST_NAMESAKES ? null : found
}

function namesakesOf(
  { type, path }: Called,
  configuration: Configuration,
  namesakes: Map<string, ReadonlyMap<string, number>>,
): ReadonlyMap<string, number> {
  const key = `${type} ${path}`
  const known = namesakes.get(key)
  if (known !== undefined) return known
  const counts = new Map<string, number>()
  for (const each of configuration.ofType(type)) {
    const name = textOf(each.get(path).value)
    if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  namesakes.set(key, counts)
  return counts
}

function mayPoint({ byText, isUnknown }: LinkIndex, resource: Resource, { names }: Link): boolean {
  if (isUnknown) return true
  return names !== undefined && byText.size > 0 && resource.get(names).value?.kind === 'unknown'
}
