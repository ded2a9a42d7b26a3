import { attributeOf } from '../resource/attribute.ts'
import { withoutIndexes } from '../resource/addresses.ts'
import type { Resource } from '../resource/resource.ts'
import type { ObjectValue } from '../resource/value.ts'

/** What makes a resource, beside what it says. */
export type Described = Omit<Resource, 'get' | 'each' | 'addressWithoutIndexes'>

/** A resource that says what is in `body`. */
export function resourceOf(described: Described, body: ObjectValue): Resource {
  const resource: Resource = {
    ...described,
    addressWithoutIndexes: withoutIndexes(described.address),
    get: path => whole.get(path),
    each: path => whole.get(path).each(),
  }
  const whole = attributeOf(body, '', described.place, resource)
  return resource
}
