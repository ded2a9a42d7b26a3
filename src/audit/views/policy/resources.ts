import type { Attribute } from '../../resource/attribute.ts'
import { textOf } from '../../resource/predicates.ts'
import { both, either, type Truth, truth } from '../../resource/truth.ts'
import type { Statement } from './policy.ts'
import { remembered } from './remembered.ts'
import { someOf } from './some-of.ts'
import { isCovered } from './wildcard.ts'

/** Whether a statement is about every resource: `*`, patterns that name none (`arn:aws:*`), or all but some. */
export const isOnEverything = remembered(
  ({ resources, notResources }: Statement): Truth =>
    either(someOf(resources, isEverything), truth(notResources.isWritten)),
)

/** `*`, `*:*`, `arn:aws:*:*:*:*`: a pattern for any resource of any service. */
export function isEverything(resource: Attribute): Truth {
  return both(...['arn:aws:a:b:c:d/e', 'arn:aws:1:2:3:4'].map(sample => coversResource(resource, sample)))
}

/**
 * Whether a statement is about all resources of a kind, in whatever account: one that is named narrows nothing where
 * everything in it is meant. `kind` is an ARN with a star for the name: `arn:aws:iam::000000000000:role/*`.
 */
export function isOnAll({ resources, notResources }: Statement, kind: string): Truth {
  const samples = ['q7', 'z/y4'].map(name => kind.replace('*', name))
  const isAll = (item: Attribute) => both(...samples.map(sample => coversResource(item, sample)))
  return either(someOf(resources, isAll), truth(notResources.isWritten))
}

/** Stands for an unknown part, and is in no pattern. */
const GAP = '\0'

/**
 * Whether the pattern for resources that an attribute holds covers an ARN. Which partition, region and account it
 * names is not looked at. What refers to another resource names that one, not everything.
 */
function coversResource({ value }: Attribute, arn: string): Truth {
  if (value?.kind !== 'unknown') {
    const written = textOf(value)
    return truth(written !== null && isCovered(anywhere(written), arn))
  }
  const joined = (value.pieces ?? [null]).map(piece => piece ?? GAP).join('')
  if (isCovered(anywhere(joined), arn)) return 'yes'
  if (!isCovered(joined.replaceAll(GAP, '*'), arn)) return 'no'
  return value.references.length > 0 ? 'no' : 'unknown'
}

/** `arn:aws:iam::111122223333:role/*` → `arn:*:iam:*:*:role/*` */
function anywhere(pattern: string): string {
  const parts = pattern.split(':')
  if (parts[0] !== 'arn' || parts.length < 6) return pattern
  return ['arn', '*', parts[2], '*', '*', ...parts.slice(5)].join(':')
}
