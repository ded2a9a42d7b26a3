import { defineRule } from '../../define-rule.ts'
import { IDENTITY_TYPES } from '../../views/policy/identity-policies.ts'
import { inData, inResources } from './aliases.ts'
import { inEveryForm, inPolicy } from './identity-examples.ts'
import { forbidTogether, restrictable } from './unrestricted-actions.ts'

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
    return forbidTogether(resource, configuration, restrictable('write'), 'Every resource can be changed')
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
