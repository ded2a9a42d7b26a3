import { type Attribute, attributeOf } from './attribute.ts'
import type { Resource } from './resource.ts'
import type { UnknownValue } from './value.ts'

/**
 * So many resources may answer to one address or one name. Of more, it does not say which one it means; all that use it
 * would otherwise be looked at for each of them, and a thousand of each would be a million pairs.
 */
export const MOST_MEANT = 20

/** A resource that stands for one of many: which one is not known, and so is all that it says. */
export function oneOf(many: readonly [Resource, ...Resource[]], address: string): Resource {
  const [first] = many
  const value: UnknownValue = {
    kind: 'unknown',
    why: `\`${address}\` is one of ${many.length} resources, and it is not known which one`,
    place: first.place,
    through: [],
    references: [],
  }
  const self: Resource = {
    ...first,
    address,
    referredAs: address,
    isSymbolic: true,
    get: path => all().get(path),
    each: path => all().each(path),
  }
  const all = (): Attribute => attributeOf(value, '', first.place, self)
  standIns.add(self)
  return self
}

const standIns = new WeakSet<Resource>()

/** Whether a resource only stands for one of many. */
export function isOneOfMany(resource: Resource): boolean {
  return standIns.has(resource)
}
