import { MOST_MEANT, oneOf } from './one-of-many.ts'
import type { Resource } from './resource.ts'
import type { Reference } from './value.ts'

/** The resources that an address may mean. */
export interface Meant {
  /** All of them, or of many some, and the one that stands for the others. */
  readonly all: readonly Resource[]
  readonly standIn: Resource | null
}

export type ByAddress = ReadonlyMap<string, Meant>

/** Which resources each address means, with its indexes and without. */
export function addresses(resources: readonly Resource[]): ByAddress {
  const named = resources.flatMap(resource =>
    [...addressesOf(resource)].map(address => ({ address, resource })),
  )
  const byAddress = Map.groupBy(named, ({ address }) => address)
  return new Map(
    byAddress.entries().map(([address, all]) => [
      address,
      meantBy(
        address,
        all.map(each => each.resource),
      ),
    ]),
  )
}

function addressesOf(resource: Resource): ReadonlySet<string> {
  const { referredAs = resource.address } = resource
  return new Set([referredAs, withoutIndexes(referredAs)])
}

function meantBy(address: string, all: readonly Resource[]): Meant {
  const [first, ...others] = all
  if (first === undefined || all.length <= MOST_MEANT) return { all, standIn: null }
  const standIn = oneOf([first, ...others], address)
  return { all: [...all.slice(0, MOST_MEANT), standIn], standIn }
}

/** Those that stand for a resource where something that points at it points at many. */
export function standInsFor(resource: Resource, byAddress: ByAddress): readonly Resource[] {
  return [...addressesOf(resource)].flatMap(address => byAddress.get(address)?.standIn ?? [])
}

/** An index that is named but does not exist leads to all of them: which one is meant is then not known. */
export function referred(byAddress: ByAddress, { address }: Reference): Meant {
  return byAddress.get(address) ?? byAddress.get(withoutIndexes(address)) ?? { all: [], standIn: null }
}

/** `module.a["x"].aws_b.c[0]` → `module.a.aws_b.c` */
export function withoutIndexes(address: string): string {
  return address.includes('[') ? address.replaceAll(/\[(?:"(?:[^"\\]|\\.)*"|[^\]"]*)\]/g, '') : address
}
