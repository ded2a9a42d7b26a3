import type { Configuration, Link } from '../../resource/configuration.ts'
import type { Resource } from '../../resource/resource.ts'
import { both, either, not, type Truth } from '../../resource/truth.ts'
import { isPointedAt } from '../pointed-at.ts'

/** Where principals name the policy that bounds them. */
const BOUNDED: readonly Link[] = ['aws_iam_role', 'aws_iam_user'].map(type => ({
  type,
  path: 'permissions_boundary',
}))

/** Where a managed policy is given to somebody. */
const GIVEN: readonly Link[] = [
  { type: 'aws_iam_role', path: 'managed_policy_arns' },
  { type: 'aws_iam_policy_attachment', path: 'policy_arn' },
  ...['role', 'user', 'group'].flatMap(kind => [
    { type: `aws_iam_${kind}_policy_attachment`, path: 'policy_arn' },
    { type: `aws_iam_${kind}_policy_attachments_exclusive`, path: 'policy_arns' },
  ]),
]

/**
 * A managed policy that only bounds others: it gives nothing, it says what others may give, and often begins with
 * everything. https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 */
export function isBoundary(policy: Resource, configuration: Configuration): Truth {
  if (policy.type !== 'aws_iam_policy') return 'no'
  const bounds = either(...BOUNDED.map(link => isPointedAt(policy, link, configuration)))
  if (bounds === 'no') return 'no'
  return both(bounds, not(either(...GIVEN.map(link => isPointedAt(policy, link, configuration)))))
}
