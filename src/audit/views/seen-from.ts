import type { Attribute } from '../resource/attribute.ts'
import type { Resource } from '../resource/resource.ts'

/** What another resource says of this one, told of this one: it is seen here, and comes from there. */
export function seenFrom(resource: Resource, at: Attribute): Attribute {
  const { value } = at
  if (value === null || at.resource === resource) return at
  return { ...at, resource, value: { ...value, through: [resource.place, ...value.through] } }
}
