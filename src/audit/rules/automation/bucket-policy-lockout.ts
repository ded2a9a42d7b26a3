import { defineRule } from '../../define-rule.ts'
import { forbidThat, undecided } from '../../outcome.ts'
import { equalsInAnyCase, someItem } from '../../resource/predicates.ts'
import { both, type Truth } from '../../resource/truth.ts'
import type { Statement } from '../../views/policy/policy.ts'
import { policyOf } from '../../views/policy/policy-of.ts'
import { isForAnybody } from '../../views/policy/principals.ts'

/** Denies everything on the bucket to everybody, whatever the circumstances. */
function locksOut(statement: Statement): Truth {
  const { conditions, isDeny, actions } = statement
  if (conditions.all.length > 0) return 'no'
  const isUnconditional = conditions.isComplete ? 'yes' : 'unknown'
  const isAll = someItem(actions, action => equalsInAnyCase(action, '*', 's3:*'))
  return both(isDeny, isForAnybody(statement), isAll, isUnconditional)
}

/** A bucket’s policy leaves somebody in. */
export const bucketPolicyLockout = defineRule({
  id: 'bucket-policy-lockout',
  title: 'Bucket policy locks everybody out',
  why: 'Only the account’s root user can then still change the policy, and nobody should sign in as root.',
  severity: 'low',
  topic: 'automation',
  checklist: 'automation/availability',
  aliases: ['CKV_AWS_93'],
  scope: 'resource',
  resources: ['aws_s3_bucket', 'aws_s3_bucket_policy'],
  fix: 'Name who is denied, or add a condition that leaves your administrators out.',

  evaluate(resource) {
    const policy = policyOf(resource.get('policy'))
    const found = policy.statements.map(statement =>
      forbidThat(locksOut(statement), statement.at, 'Nobody but the root user can change anything any more.'),
    )
    return policy.isComplete ? found : [...found, undecided(policy.at)]
  },

  examples: {
    passes: [
      `resource "aws_s3_bucket_policy" "main" {
  bucket = "main"
  policy = jsonencode({
    Statement = [{
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:*"
      Resource  = "arn:aws:s3:::main/*"
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })
}`,
      `resource "aws_s3_bucket_policy" "main" {
  bucket = "main"
  policy = jsonencode({
    Statement = [{ Effect = "Deny", Principal = "*", Action = "s3:DeleteBucket", Resource = "*" }]
  })
}`,
      'resource "aws_s3_bucket" "main" {}',
    ],
    fails: [
      `resource "aws_s3_bucket_policy" "main" {
  bucket = "main"
  policy = jsonencode({
    Statement = [{ #!
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:*"
      Resource  = "*"
    }]
  })
}`,
      `resource "aws_s3_bucket" "main" {
  policy = data.aws_iam_policy_document.main.json #!
}
data "aws_iam_policy_document" "main" {
  statement {
    effect    = "Deny"
    actions   = ["*"]
    resources = ["*"]
    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
  }
}`,
    ],
    undecided: [
      `variable "policy" {}
resource "aws_s3_bucket_policy" "main" {
  bucket = "main"
  policy = var.policy
}`,
    ],
  },
})
