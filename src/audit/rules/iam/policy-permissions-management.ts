import { defineRule } from '../../define-rule.ts'
import { IDENTITY_TYPES } from '../../views/policy/identity-policies.ts'
import { inData, inResources } from './aliases.ts'
import { inEveryForm, inPolicy } from './identity-examples.ts'
import { forbidTogether, restrictable } from './unrestricted-actions.ts'

/** Permissions are changed where they are named. */
export const policyPermissionsManagement = defineRule({
  id: 'policy-permissions-management',
  title: 'Policy lets change permissions on everything',
  why: 'Whoever has the policy can open any resource of these services to anybody.',
  severity: 'medium',
  topic: 'iam',
  checklist: 'iam/permissions-management',
  aliases: ['AWS-0057'],
  aliasesOf: { ...inResources('CKV_AWS_289', 'CKV_AWS_355'), ...inData('CKV_AWS_109', 'CKV_AWS_356') },
  scope: 'resource',
  resources: IDENTITY_TYPES,
  fix: 'Name the resources whose permissions may be changed.',

  evaluate(resource, configuration) {
    return forbidTogether(
      resource,
      configuration,
      restrictable('permissions'),
      'These change permissions, and are allowed on every resource',
    )
  },

  examples: {
    passes: [
      ...inEveryForm({ Action: '"s3:PutBucketPolicy"', Resource: '"arn:aws:s3:::reports"' }),
      ...inEveryForm({
        Action: '"s3:PutBucketPolicy"',
        Resource: '"*"',
        Condition: '{ StringEquals = { "aws:ResourceAccount" = "111122223333" } }',
      }),
      inPolicy([{ Action: '["s3:PutObject", "sns:Publish"]', Resource: '"*"' }]),
    ],
    fails: [
      ...inEveryForm({ Action: '"s3:PutBucketPolicy"', Resource: '"*"' }, 'Action'),
      inPolicy([{ Action: '["s3:GetObject", "lambda:Add*"] #!', Resource: '"*"' }]),
      inPolicy([{ Action: '["kms:*"] #!', Resource: '["*"]' }]),
    ],
    undecided: [
      'variable "a" {}\nresource "aws_iam_policy" "p" {\n  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = var.a, Resource = "*" }] })\n}',
    ],
  },
})
