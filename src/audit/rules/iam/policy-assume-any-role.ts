import { defineRule } from '../../define-rule.ts'
import { IDENTITY_TYPES } from '../../views/policy/identity-policies.ts'
import { inData, inResources } from './aliases.ts'
import { inEveryForm, inPolicy } from './identity-examples.ts'
import { forbidOnAllRoles } from './role-reach.ts'

/** Who may assume roles may assume those that are named. */
export const policyAssumeAnyRole = defineRule({
  id: 'policy-assume-any-role',
  title: 'Policy allows to assume any role',
  why: 'Whoever has the policy gets into every role that trusts the account, also the most powerful ones.',
  severity: 'high',
  topic: 'iam',
  checklist: 'iam/assume-role',
  aliases: [],
  aliasesOf: {
    ...inResources('CKV_AWS_287', 'CKV_AWS_290', 'CKV_AWS_355'),
    ...inData('CKV_AWS_107', 'CKV_AWS_111', 'CKV_AWS_356'),
  },
  scope: 'resource',
  resources: IDENTITY_TYPES,
  fix: 'Name the roles in `Resource` by their ARNs.',

  evaluate(resource, configuration) {
    return forbidOnAllRoles(resource, configuration, {
      action: 'sts:AssumeRole',
      says: '`sts:AssumeRole` is allowed on every role.',
      narrows: () => 'no',
    })
  },

  examples: {
    passes: [
      ...inEveryForm({ Action: '"sts:AssumeRole"', Resource: '"arn:aws:iam::111122223333:role/deploy"' }),
      ...inEveryForm({ Action: '"sts:AssumeRole"', Resource: '["arn:aws:iam::*:role/deploy-*"]' }),
      ...inEveryForm({
        Action: '"sts:AssumeRole"',
        Resource: '"*"',
        Condition: '{ StringEquals = { "aws:ResourceAccount" = "111122223333" } }',
      }),
      inPolicy([
        { Action: '"sts:AssumeRole"', Resource: '"*"' },
        { Effect: '"Deny"', Action: '"sts:*"', Resource: '"*"' },
      ]),
      'resource "aws_iam_role" "r" {}\nresource "aws_iam_policy" "p" {\n  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Resource = aws_iam_role.r.arn }] })\n}',
    ],
    fails: [
      ...inEveryForm({ Action: '"sts:AssumeRole"', Resource: '"*"' }, 'Action'),
      inPolicy([{ Action: '["iam:*", "sts:AssumeRole"] #!', Resource: '"*"' }]),
      inPolicy([{ Action: '["sts:*"] #!', Resource: '"arn:aws:iam::*:role/*"' }]),
      `data "aws_caller_identity" "me" {}
resource "aws_iam_policy" "p" {
  policy = jsonencode({
    Statement = [{
      Effect   = "Allow"
      Action   = "sts:AssumeRole" #!
      Resource = "arn:aws:iam::\${data.aws_caller_identity.me.account_id}:role/*"
    }]
  })
}`,
    ],
    undecided: [
      'variable "r" {}\nresource "aws_iam_policy" "p" {\n  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Resource = var.r }] })\n}',
    ],
  },
})
