import type { Attribute } from '../resource/attribute.ts'
import type { Configuration, Link } from '../resource/configuration.ts'
import { MOST_MEANT } from '../resource/one-of-many.ts'
import type { Resource } from '../resource/resource.ts'
import { both, either, some, type Truth } from '../resource/truth.ts'

/**
 * Another resource points at this one, and is so. `unknown` also where one may do so: what it points at is not known, or
 * it may not be there itself (its `count` is not known, while this one’s is).
 */
export function isPointedAt(
  resource: Resource,
  link: Link,
  configuration: Configuration,
  holds: (other: Resource) => Truth = () => 'yes',
): Truth {
  const { found, others } = configuration.pointingAt(resource, link)
  const isThere = (other: Resource): Truth => (other.isSymbolic && !resource.isSymbolic ? 'unknown' : 'yes')
  return either(
    some(found, other => both(isThere(other), holds(other))),
    others,
  )
}

/**
 * One of the resources of these types that an attribute refers to is so. `unknown` also where it is not known what it
 * refers to, and one that is declared may be so.
 */
export function isReferredSo(
  attribute: Attribute,
  types: readonly string[],
  configuration: Configuration,
  holds: (resource: Resource) => Truth,
): Truth {
  const meant = configuration.referredTo(attribute, ...types)
  if (meant.length > 0 || refersToHidden(attribute) === 'no') return some(meant, holds)
  const declared = configuration.ofType(...types)
  return both('unknown', declared.length > MOST_MEANT ? 'unknown' : some(declared, holds))
}

/** `unknown`: an attribute may refer to any resource, here or elsewhere, since nothing of what it says is known. */
export function refersToHidden({ value }: Attribute): Extract<Truth, 'no' | 'unknown'> {
  const isHidden = value?.kind === 'unknown' && value.references.length === 0 && value.isUndeclared !== true
  return isHidden ? 'unknown' : 'no'
}

/** The configuration declares a resource of one of these types; `unknown` where it may, or may not. */
export function isDeclared(configuration: Configuration, ...types: readonly string[]): Truth {
  return isDeclaredSo(configuration, types, () => 'yes')
}

/** The same, of a resource of which this holds. */
export function isDeclaredSo(
  configuration: Configuration,
  types: readonly string[],
  holds: (resource: Resource) => Truth,
): Truth {
  const declared = some(configuration.ofType(...types), resource =>
    both(resource.isSymbolic ? 'unknown' : 'yes', holds(resource)),
  )
  return either(declared, configuration.isComplete ? 'no' : 'unknown')
}
