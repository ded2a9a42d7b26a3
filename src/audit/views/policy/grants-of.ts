import type { Attribute } from '../../resource/attribute.ts'
import type { Configuration, Link } from '../../resource/configuration.ts'
import type { Resource } from '../../resource/resource.ts'
import type { Truth } from '../../resource/truth.ts'
import { oncePerResource } from '../once-per.ts'
import { identityPoliciesOf } from './identity-policies.ts'
import { managedPolicyNamed } from './managed-policy.ts'
import type { Policy } from './policy.ts'
import { policyOf } from './policy-of.ts'

/** A policy that a principal has. */
export interface Grant {
  /** `attached`: a managed policy, `inline`: one of its own. */
  readonly kind: 'attached' | 'inline'
  /** What gives it: the attachment, the inline policy, or the principal itself. */
  readonly by: Resource
  /** Where the policy is named or written. */
  readonly at: Attribute
  /** What it says; `null`: it is AWS’s, or not declared here. */
  readonly policy: Policy | null
  /** The name of AWS’s policy, `AdministratorAccess`; `null`: it is none of those, or not known. */
  readonly managed: string | null
}

/** Everything that a principal may do by itself, without what the groups of a user give. */
export interface Grants {
  readonly all: readonly Grant[]
  /** `unknown`: there may be others, since what they belong to is not known. */
  readonly others: Extract<Truth, 'no' | 'unknown'>
  /** There are no others, and of all it is known what they allow. */
  readonly isComplete: boolean
}

/** A user, group, role or permission set. */
interface Kind {
  readonly inline: readonly Link[]
  /** With the path at which the attachment names the policies. */
  readonly attached: readonly (Link & { readonly policies: string })[]
}

const KINDS: Readonly<Record<string, Kind>> = {
  aws_iam_user: principal('user', 'users'),
  aws_iam_group: principal('group', 'groups'),
  aws_iam_role: principal('role', 'roles'),
  aws_ssoadmin_permission_set: {
    inline: [{ type: 'aws_ssoadmin_permission_set_inline_policy', path: 'permission_set_arn' }],
    attached: [
      {
        type: 'aws_ssoadmin_managed_policy_attachment',
        path: 'permission_set_arn',
        policies: 'managed_policy_arn',
      },
    ],
  },
}

function principal(kind: string, several: string): Kind {
  const [names, policies] = ['name', 'policy_arn']
  return {
    inline: [{ type: `aws_iam_${kind}_policy`, path: kind, names }],
    attached: [
      { type: `aws_iam_${kind}_policy_attachment`, path: kind, names, policies },
      { type: 'aws_iam_policy_attachment', path: several, names, policies },
      {
        type: `aws_iam_${kind}_policy_attachments_exclusive`,
        path: `${kind}_name`,
        names,
        policies: 'policy_arns',
      },
    ],
  }
}

/** Types of principals of which `grantsOf` knows what they may do. */
export const PRINCIPAL_TYPES: readonly string[] = Object.keys(KINDS)

/** What a user, group, role or permission set may do, by its own policies and by those that are attached to it. */
export const grantsOf = oncePerResource((principal, configuration): Grants => {
  const kind = KINDS[principal.type]
  if (kind === undefined) return { all: [], others: 'unknown', isComplete: false }
  const inline = configuration.pointingAt(principal, ...kind.inline)
  const attached = configuration.pointingAt(principal, ...kind.attached)
  const all = [
    ...ownGrants(principal, configuration),
    ...inline.found.flatMap(inlineGrants),
    ...kind.attached.flatMap(({ type, policies }) =>
      attached.found
        .filter(by => by.type === type)
        .flatMap(by => attachedGrants(by, by.get(policies), configuration)),
    ),
  ]
  const others = inline.others === 'no' && attached.others === 'no' ? 'no' : 'unknown'
  return { all, others, isComplete: others === 'no' && all.every(isKnown) }
})

/** Whether it is known what a grant allows, by its document or by its name. */
function isKnown({ policy, managed }: Grant): boolean {
  return managed !== null || policy?.isComplete === true
}

function ownGrants(principal: Resource, configuration: Configuration): readonly Grant[] {
  if (principal.type !== 'aws_iam_role') return []
  return [
    ...inlineGrants(principal),
    ...attachedGrants(principal, principal.get('managed_policy_arns'), configuration),
  ]
}

function inlineGrants(by: Resource): readonly Grant[] {
  return identityPoliciesOf(by).map(policy => ({
    kind: 'inline',
    by,
    at: policy.at,
    policy,
    managed: null,
  }))
}

function attachedGrants(by: Resource, arns: Attribute, configuration: Configuration): readonly Grant[] {
  return arns.each().flatMap(at => grantsAt(at, by, configuration))
}

function grantsAt(at: Attribute, by: Resource, configuration: Configuration): readonly Grant[] {
  const managed = managedPolicyNamed(at, configuration)
  const declared = managed === null ? configuration.referredTo(at, 'aws_iam_policy') : []
  const attached = { kind: 'attached', by, at } as const
  if (declared.length === 0) return [{ ...attached, policy: null, managed }]
  return declared.map(policy => ({ ...attached, policy: policyOf(policy.get('policy')), managed: null }))
}

/** Users name their groups, or groups their users. */
export const USER_MEMBERSHIP: Link = { type: 'aws_iam_user_group_membership', path: 'user', names: 'name' }
export const GROUP_MEMBERSHIP: Link = { type: 'aws_iam_group_membership', path: 'users', names: 'name' }
