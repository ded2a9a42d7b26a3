import { addresses, type ByAddress, referred, standInsFor } from './addresses.ts'
import { type Attribute, referencesIn } from './attribute.ts'
import { type LinkIndex, linkIndexOf } from './link-index.ts'
import { MOST_MEANT } from './one-of-many.ts'
import { equals, textOf } from './predicates.ts'
import type { Resource } from './resource.ts'
import type { Truth } from './truth.ts'
import { writingOf } from './writing.ts'

/** Everything that a root module declares, with the modules that it calls. */
export interface Configuration {
  /** Path of the root module’s folder in the repository, empty for its root. */
  readonly root: string
  readonly resources: readonly Resource[]
  /** False where something of it could not be read: what is missing may be there. */
  readonly isComplete: boolean
  /** The resources of these types, in the order of the files. */
  ofType(...types: readonly string[]): readonly Resource[]
  /**
   * The resources that a value refers to, of the given types (of any, where none is given), each once. Where it does not
   * say which one of many it means, these are some of them, and one that stands for the others, of which nothing is known.
   */
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
      const found = new Set(referencesIn(attribute.value).flatMap(each => referred(byAddress, each).all))
      return [...found].filter(({ type }) => types.length === 0 || types.includes(type))
    },
    pointingAt(resource, ...from) {
      const found = new Set<Resource>()
      let others = !isComplete
      for (const link of from) {
        const index = indexOf(self, byAddress, links, link)
        const byName = pointersByName(index, nameOf(resource, link), self, namesakes)
        const byMany = standInsFor(resource, byAddress).flatMap(one => index.byTarget.get(one) ?? [])
        for (const each of index.byTarget.get(resource) ?? []) found.add(each)
        for (const each of byName ?? []) found.add(each)
        for (const each of byMany) found.add(each)
        const alike = pointersByWriting(index, resource, link)
        for (const each of alike ?? []) found.add(each)
        others ||= alike === null || byName === null || byMany.length > 0 || mayPoint(index, resource, link)
      }
      return { found: [...found], others: others ? 'unknown' : 'no' }
    },
  }
  return self
}

function indexOf(
  configuration: Configuration,
  byAddress: ByAddress,
  links: Map<string, LinkIndex>,
  link: Link,
): LinkIndex {
  const key = `${link.type} ${link.path} ${link.names ?? ''}`
  const index = links.get(key) ?? linkIndexOf(configuration.ofType(link.type), link, byAddress)
  links.set(key, index)
  return index
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

/** `null`: they name so many that it is not known whether they mean this one. */
function pointersByName(
  index: LinkIndex,
  called: Called | null,
  configuration: Configuration,
  namesakes: Map<string, ReadonlyMap<string, number>>,
): readonly Resource[] | null {
  if (called === null) return []
  const found = index.namesFor(called.type).byText.get(called.name) ?? []
  if (found.length === 0) return []
  const counts = namesakesOf(called, configuration, namesakes)
  return (counts.get(called.name) ?? 0) > MOST_MEANT ? null : found
}

/** Those that hold its name, which is not known, as it is written. `null`: whether it is the same is not known. */
function pointersByWriting(
  index: LinkIndex,
  resource: Resource,
  { names }: Link,
): readonly Resource[] | null {
  const writing = names === undefined ? null : writingOf(resource.get(names).value)
  const found = writing === null ? [] : (index.namesFor(resource.type).byWriting.get(writing.text) ?? [])
  if (found.length === 0) return []
  return writing?.isWhole === true && found.length <= MOST_MEANT ? found : null
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

function mayPoint(index: LinkIndex, resource: Resource, { names }: Link): boolean {
  if (index.isUnknown) return true
  if (names === undefined || resource.get(names).value?.kind !== 'unknown') return false
  const { byText } = index.namesFor(resource.type)
  const written = byText
    .keys()
    .take(MOST_MEANT + 1)
    .toArray()
  return written.length > MOST_MEANT || equals(resource.get(names), ...written) !== 'no'
}
