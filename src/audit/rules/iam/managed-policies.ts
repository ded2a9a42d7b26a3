import { flag, type Outcome, pass, undecided } from '../../outcome.ts'
import type { Attribute } from '../../resource/attribute.ts'
import type { Configuration } from '../../resource/configuration.ts'
import { textOf } from '../../resource/predicates.ts'
import type { Resource } from '../../resource/resource.ts'
import { managedPolicyNamed } from '../../views/policy/managed-policy.ts'

/** Types of resources that attach policies, and where they name them. */
const ATTACHMENTS: Readonly<Record<string, string>> = {
  aws_iam_policy_attachment: 'policy_arn',
  aws_iam_role_policy_attachment: 'policy_arn',
  aws_iam_user_policy_attachment: 'policy_arn',
  aws_iam_group_policy_attachment: 'policy_arn',
  aws_iam_role: 'managed_policy_arns',
  aws_iam_role_policy_attachments_exclusive: 'policy_arns',
  aws_iam_user_policy_attachments_exclusive: 'policy_arns',
  aws_iam_group_policy_attachments_exclusive: 'policy_arns',
  aws_ssoadmin_managed_policy_attachment: 'managed_policy_arn',
}

export const ATTACHMENT_TYPES: readonly string[] = Object.keys(ATTACHMENTS)

/** With the data source that names a policy of AWS’s. What takes it from there is told, too: that is what gives it. */
export const MANAGED_POLICY_TYPES: readonly string[] = ['data.aws_iam_policy', ...ATTACHMENT_TYPES]

/** Forbids policies of AWS’s by their name, wherever they are attached or asked for. */
export function forbidManaged(
  resource: Resource,
  configuration: Configuration,
  isForbidden: (name: string) => boolean,
  says: (name: string) => string,
): Outcome {
  return policiesNamedBy(resource).map(at => {
    const name = at.path === 'name' ? textOf(at.value) : managedPolicyNamed(at, configuration)
    if (name !== null) return isForbidden(name) ? flag(takenFrom(at, configuration), says(name)) : pass
    const isHidden = at.value?.kind === 'unknown' && at.value.references.length === 0
    return isHidden ? undecided(at) : pass
  })
}

function policiesNamedBy(resource: Resource): readonly Attribute[] {
  if (resource.type === 'data.aws_iam_policy') {
    return [resource.get('arn'), resource.get('name')].filter(({ isWritten }) => isWritten)
  }
  return resource.each(ATTACHMENTS[resource.type] ?? '')
}

/** With the place where a data source names the policy, as where it comes from, so that reports tell it there. */
function takenFrom(at: Attribute, configuration: Configuration): Attribute {
  const { value, place } = at
  const [source] = configuration.referredTo(at, 'data.aws_iam_policy')
  if (value?.kind !== 'unknown' || source === undefined) return at
  return { ...at, value: { ...value, through: [...value.through, place] }, place: source.get('name').place }
}
