import { defineRule } from '../../define-rule.ts'
import { IDENTITY_TYPES } from '../../views/policy/identity-policies.ts'
import { inData, inResources } from './aliases.ts'
import { inEveryForm, inPolicy } from './identity-examples.ts'
import { forbidTogether, restrictable } from './unrestricted-actions.ts'

const CHANGES = restrictable('write')

/** What can be changed is named. */
export const policyWriteEverywhere = defineRule({
  id: 'policy-write-everywhere',
  title: 'Policy lets change or delete everything of a service',
  why: 'Whoever has the policy can change or delete resources that have nothing to do with their work.',
  severity: 'medium',
  topic: 'iam',
  checklist: 'iam/write-everywhere',
  aliases: ['AWS-0057'],
  aliasesOf: { ...inResources('CKV_AWS_290', 'CKV_AWS_355'), ...inData('CKV_AWS_111', 'CKV_AWS_356') },
  scope: 'resource',
  resources: IDENTITY_TYPES,
  fix: 'Name the resources in `Resource`, or restrict them by a condition such as `aws:ResourceTag/team`.',

  evaluate(resource, configuration) {
    return forbidTogether(
      resource,
      configuration,
      changes,
      'These change something, and are allowed on every resource',
    )
  },

  examples: {
    passes: [
      ...inEveryForm({ Action: '"dynamodb:PutItem"', Resource: '"arn:aws:dynamodb:*:*:table/claims"' }),
      ...inEveryForm({
        Action: '"dynamodb:PutItem"',
        Resource: '"*"',
        Condition: '{ StringEquals = { "aws:ResourceAccount" = "111122223333" } }',
      }),
      inPolicy([{ Action: '["dynamodb:GetItem", "ec2:Describe*"]', Resource: '"*"' }]),
      inPolicy([{ Action: '["iam:PassRole", "sts:AssumeRole"]', Resource: '"*"' }]),
      inPolicy([{ Action: '["xray:PutTraceSegments", "xray:PutTelemetryRecords"]', Resource: '"*"' }]),
    ],
    fails: [
      ...inEveryForm({ Action: '"dynamodb:PutItem"', Resource: '"*"' }, 'Action'),
      inPolicy([{ Action: '["s3:List*", "sqs:*"] #!', Resource: '"*"' }]),
      inPolicy([{ Action: '["ec2:Terminate*"] #!', Resource: '["*"]' }]),
    ],
    undecided: [
      'variable "a" {}\nresource "aws_iam_policy" "p" {\n  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = var.a, Resource = "*" }] })\n}',
    ],
  },
})

/** Of roles that are assumed or passed, `policy-assume-any-role` and `policy-pass-any-role` tell. */
function changes(pattern: string): string | null {
  return /^(?:sts:AssumeRole|iam:PassRole)$/i.test(pattern) ? null : CHANGES(pattern)
}
