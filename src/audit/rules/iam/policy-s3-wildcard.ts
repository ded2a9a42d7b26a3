import { defineRule } from '../../define-rule.ts'
import { IDENTITY_TYPES } from '../../views/policy/identity-policies.ts'
import { inEveryForm, inPolicy } from './identity-examples.ts'
import { forbidServiceWildcard } from './service-wildcard.ts'

/** A statement names the actions of S3. */
export const policyS3Wildcard = defineRule({
  id: 'policy-s3-wildcard',
  title: 'Policy allows everything in S3',
  why: 'All of S3 includes deleting buckets and opening them to everybody.',
  severity: 'medium',
  topic: 'iam',
  checklist: 'iam/wildcards',
  aliases: [
    'AWS-0057',
    'AWS-0345',
    'AWS-0346',
    'Security Hub IAM.21',
    'IAM_POLICY_NO_STATEMENTS_WITH_FULL_ACCESS',
  ],
  scope: 'resource',
  resources: IDENTITY_TYPES,
  fix: 'Name the actions that are needed, such as `s3:GetObject` and `s3:PutObject`.',

  evaluate(resource, configuration) {
    return forbidServiceWildcard(resource, configuration, /^s3:\*+$/i)
  },

  examples: {
    passes: [
      ...inEveryForm({ Action: '["s3:GetObject", "s3:List*"]', Resource: '"*"' }),
      ...inEveryForm({ Effect: '"Deny"', Action: '"s3:*"', Resource: '"*"' }),
    ],
    fails: [
      ...inEveryForm({ Action: '"s3:*"', Resource: '"*"' }, 'Action'),
      inPolicy([{ Action: '["s3:*"] #!', Resource: '"arn:aws:s3:::reports/*"' }]),
    ],
    undecided: ['variable "p" {}\nresource "aws_iam_policy" "p" {\n  policy = var.p\n}'],
  },
})
