import { defineRule } from '../../define-rule.ts'
import { isPublic } from '../../views/policy/principals.ts'
import { whatItAllows } from '../../views/policy/what-it-allows.ts'
import { forbidStatements } from './forbid-statements.ts'
import { policyWith, type StatementExample } from './policy-example.ts'
import { POLICY_PATHS } from './policy-paths.ts'
import { resourceWith } from './resource-example.ts'

const BUCKET = ['CKV_AWS_70', 'Security Hub S3.2', 'Security Hub S3.3']
const QUEUE = ['CKV_AWS_168', 'Security Hub SQS.3']

/** What has a policy of its own names there who may use it. */
export const resourcePolicyForAnybody = defineRule({
  id: 'resource-policy-for-anybody',
  title: 'Policy of a resource lets anybody in',
  why: 'Everybody on the internet, or with any AWS account, may do what the statement allows.',
  severity: 'critical',
  topic: 'network',
  checklist: 'network/public-policy',
  aliases: [],
  aliasesOf: {
    aws_ecr_repository_policy: ['CKV_AWS_32', 'AWS-0032'],
    aws_glacier_vault: ['CKV_AWS_167'],
    aws_s3_bucket: BUCKET,
    aws_s3_bucket_policy: BUCKET,
    aws_sns_topic: ['CKV_AWS_169'],
    aws_sns_topic_policy: ['CKV_AWS_169', 'CKV_AWS_385', 'Security Hub SNS.4'],
    aws_sqs_queue: QUEUE,
    aws_sqs_queue_policy: [...QUEUE, 'CKV_AWS_387'],
  },
  scope: 'resource',
  resources: Object.keys(POLICY_PATHS),
  fix: 'Name the principals, or restrict them by a condition such as `aws:SourceArn` or `aws:PrincipalOrgID`.',

  evaluate(resource) {
    return forbidStatements(
      resource.get(POLICY_PATHS[resource.type] ?? ''),
      isPublic,
      ({ principals }) => principals.at,
      statement =>
        `Anybody is let in, without a condition that says who may come. ${whatItAllows(statement)}`.trim(),
    )
  },

  examples: {
    passes: [
      ...Object.entries(POLICY_PATHS).map(([type, path]) => policyWith(type, path, {})),
      resourceWith('aws_sqs_queue'),
      queue({ Principal: '{ Service = "sns.amazonaws.com" }' }),
      queue({ Principal: '"*"', Effect: '"Deny"' }),
      queue({
        Principal: '"*"',
        Condition: '{ ArnEquals = { "aws:SourceArn" = "arn:aws:sns:eu-west-1:111122223333:claims" } }',
      }),
      queue({
        Principal: '{ AWS = "*" }',
        Condition: '{ StringEquals = { "aws:PrincipalOrgID" = "o-a1b2c3d4e5" } }',
      }),
    ],
    fails: [
      ...Object.entries(POLICY_PATHS).map(([type, path]) => policyWith(type, path, { Principal: '"*" #!' })),
      queue({ Principal: '{ AWS = "*" } #!' }),
      queue({ Principal: '{ AWS = ["arn:aws:iam::111122223333:root", "*"] } #!' }),
      queue({ Principal: '"*" #!', Condition: '{ IpAddress = { "aws:SourceIp" = "0.0.0.0/0" } }' }),
      `data "aws_iam_policy_document" "d" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::acme/*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}
resource "aws_s3_bucket_policy" "b" {
  bucket = "acme"
  policy = data.aws_iam_policy_document.d.json #!
}`,
    ],
    undecided: [
      `variable "who" {}\n${queue({ Principal: '{ AWS = var.who }' })}`,
      `variable "policy" {}\n${resourceWith('aws_s3_bucket_policy', { policy: 'var.policy' })}`,
    ],
  },
})

function queue(statement: StatementExample): string {
  return policyWith('aws_sqs_queue_policy', 'policy', statement)
}
