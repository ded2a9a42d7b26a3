import type { Attribute } from '../../resource/attribute.ts'
import type { Configuration, Link } from '../../resource/configuration.ts'
import type { Resource } from '../../resource/resource.ts'
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

/**
 * The policies of a resource, or the one that a data source writes. What a resource takes from a data source is told
 * of both: of the one that can be mended, and of the one that gives it to somebody.
 */
export function judgedPolicies(resource: Resource, configuration: Configuration): readonly Policy[] {
  if (isBoundary(resource, configuration)) return []
  if (resource.type !== POLICY_DOCUMENT) return identityPoliciesOf(resource)
  return givesNothing(resource, configuration) ? [] : [policyOfDataSource(resource)]
}

/** A policy of an organisation, and one that only bounds, say what others may give, and often begin with everything. */
function givesNothing(document: Resource, configuration: Configuration): boolean {
  const ofOrganization = { type: 'aws_organizations_policy', path: 'content' }
  if (configuration.pointingAt(document, ofOrganization).found.length > 0) return true
  const { found } = configuration.pointingAt(document, ...TAKEN)
  return found.length > 0 && found.every(each => isBoundary(each, configuration))
}

/** Whether a document comes from a data source that the configuration declares. */
export function isTakenFromDocument(document: Attribute, configuration: Configuration): boolean {
  return configuration.referredTo(document, POLICY_DOCUMENT).length > 0
}
