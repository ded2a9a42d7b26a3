import { defineRule } from '../../define-rule.ts'
import { IDENTITY_TYPES } from '../../views/policy/identity-policies.ts'
import { inData, inResources } from './aliases.ts'
import { inEveryForm, inPolicy } from './identity-examples.ts'
import { forbidEach, oneOf } from './unrestricted-actions.ts'

/** Actions that answer with data that somebody keeps, not with a description of it. */
const READS = [
  's3:GetObject',
  's3:GetObjectVersion',
  'secretsmanager:GetSecretValue',
  'secretsmanager:BatchGetSecretValue',
  'ssm:GetParameter',
  'ssm:GetParameters',
  'ssm:GetParametersByPath',
  'ssm:GetParameterHistory',
]

/** What is secret is read where it is named. */
export const policyDataExfiltration = defineRule({
  id: 'policy-data-exfiltration',
  title: 'Policy lets read the data of every bucket or secret',
  why: 'Whoever has the policy can carry away every object, parameter or secret of the account.',
  severity: 'medium',
  topic: 'iam',
  checklist: 'iam/data-exfiltration',
  aliases: ['AWS-0057'],
  aliasesOf: { ...inResources('CKV_AWS_288', 'CKV_AWS_355'), ...inData('CKV_AWS_108', 'CKV_AWS_356') },
  scope: 'resource',
  resources: IDENTITY_TYPES,
  fix: 'Name the buckets, parameters or secrets in `Resource`.',

  evaluate(resource, configuration) {
    return forbidEach(
      resource,
      configuration,
      oneOf(READS),
      'It gives the data itself, and is allowed on every resource',
    )
  },

  examples: {
    passes: [
      ...inEveryForm({ Action: '"s3:GetObject"', Resource: '"arn:aws:s3:::reports/*"' }),
      ...inEveryForm({
        Action: '"s3:GetObject"',
        Resource: '"*"',
        Condition: '{ StringEquals = { "aws:ResourceAccount" = "111122223333" } }',
      }),
      inPolicy([{ Action: '["s3:ListAllMyBuckets", "ssm:DescribeParameters"]', Resource: '"*"' }]),
    ],
    fails: [
      ...inEveryForm({ Action: '"s3:GetObject"', Resource: '"*"' }, 'Action'),
      inPolicy([{ Action: '["ssm:GetParameter*"] #!', Resource: '"*"' }]),
      inPolicy([{ Action: '["logs:PutLogEvents", "secretsmanager:*"] #!', Resource: '["*"]' }]),
    ],
    undecided: [
      'variable "a" {}\nresource "aws_iam_policy" "p" {\n  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = var.a, Resource = "*" }] })\n}',
    ],
  },
})
