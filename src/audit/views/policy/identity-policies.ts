import type { Attribute } from '../../resource/attribute.ts'
import type { Configuration, Link } from '../../resource/configuration.ts'
import type { Resource } from '../../resource/resource.ts'
import { both, either, every, not, some, type Truth } from '../../resource/truth.ts'
import { oncePer } from '../once-per.ts'
import { isPointedAt, refersToHidden } from '../pointed-at.ts'
import { isBoundary } from './boundary.ts'
import type { Policy } from './policy.ts'
import { policyOf } from './policy-of.ts'
import { policyOfDataSource } from './policy-of-data-source.ts'

export const POLICY_DOCUMENT = 'data.aws_iam_policy_document'

/** Types that say what those may do to whom they are attached, and where their documents are. */
const DOCUMENTS: Readonly<Record<string, (resource: Resource) => readonly Attribute[]>> = {
  aws_iam_policy: resource => [resource.get('policy')],
  aws_iam_role_policy: resource => [resource.get('policy')],
  aws_iam_user_policy: resource => [resource.get('policy')],
  aws_iam_group_policy: resource => [resource.get('policy')],
  aws_iam_role: resource => resource.each('inline_policy').map(block => block.get('policy')),
  aws_ssoadmin_permission_set_inline_policy: resource => [resource.get('inline_policy')],
}

const PATHS: Readonly<Record<string, string>> = {
  aws_iam_role: 'inline_policy',
  aws_ssoadmin_permission_set_inline_policy: 'inline_policy',
}

/** Types that hold identity policies, with the data source that others take them from. */
export const IDENTITY_TYPES: readonly string[] = [...Object.keys(DOCUMENTS), POLICY_DOCUMENT]

/** Where they take it from there. */
const TAKEN: readonly Link[] = Object.keys(DOCUMENTS).map(type => ({
  type,
  path: PATHS[type] ?? 'policy',
}))

/** The policies of a resource that say what principals may do. */
export function identityPoliciesOf(resource: Resource): readonly Policy[] {
  return (DOCUMENTS[resource.type]?.(resource) ?? []).map(policyOf)
}

/** A policy that is judged. */
export interface JudgedPolicy {
  readonly policy: Policy
  /** It gives somebody something, and does not only bound what others give. */
  readonly gives: Exclude<Truth, 'no'>
}

/**
 * The policies of a resource, or the one that a data source writes. What a resource takes from a data source is told
 * of both: of the one that can be mended, and of the one that gives it to somebody.
 */
export function judgedPolicies(resource: Resource, configuration: Configuration): readonly JudgedPolicy[] {
  const isDocument = resource.type === POLICY_DOCUMENT
  const gives = not(isDocument ? onlyBounds(resource, configuration) : isBoundary(resource, configuration))
  if (gives === 'no') return []
  const policies = isDocument ? [policyOfDataSource(resource)] : identityPoliciesOf(resource)
  return policies.map(policy => ({ policy, gives }))
}

/** A policy of an organisation, and one that only bounds, say what others may give, and often begin with everything. */
function onlyBounds(document: Resource, configuration: Configuration): Truth {
  const { found } = configuration.pointingAt(document, ...TAKEN)
  return either(
    isPointedAt(document, { type: 'aws_organizations_policy', path: 'content' }, configuration),
    found.length > 0 ? every(found, each => isBoundary(each, configuration)) : mayBound(configuration),
  )
}

/** There may be a policy that only bounds, of which the document is not known. */
const mayBound = oncePer(configuration =>
  some(configuration.ofType('aws_iam_policy'), policy =>
    both(refersToHidden(policy.get('policy')), isBoundary(policy, configuration)),
  ),
)

/** Whether a document comes from a data source that the configuration declares. */
export function isTakenFromDocument(document: Attribute, configuration: Configuration): boolean {
  return configuration.referredTo(document, POLICY_DOCUMENT).length > 0
}
