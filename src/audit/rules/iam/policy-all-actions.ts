import { defineRule } from '../../define-rule.ts'
import { forbidThat, pass } from '../../outcome.ts'
import { both } from '../../resource/truth.ts'
import { isEveryAction, isFullAdmin } from '../../views/policy/admin.ts'
import { IDENTITY_TYPES } from '../../views/policy/identity-policies.ts'
import { inData, inResources } from './aliases.ts'
import { inEveryForm } from './identity-examples.ts'
import { isOfIdentity, judgeStatements } from './judge-statements.ts'

/** A statement names its actions, also where it names its resources. */
export const policyAllActions = defineRule({
  id: 'policy-all-actions',
  title: 'Policy allows every action on a resource',
  why: 'Every action includes deleting the resource, opening it to others, and whatever AWS adds later.',
  severity: 'medium',
  topic: 'iam',
  checklist: 'iam/wildcards',
  aliases: ['AWS-0057'],
  aliasesOf: { ...inResources('CKV_AWS_63'), ...inData('CKV_AWS_49') },
  scope: 'resource',
  resources: IDENTITY_TYPES,
  fix: 'Name the actions that are needed.',

  evaluate(resource, configuration) {
    return judgeStatements(resource, configuration, statement => {
      // `policy-full-admin` tells of these; where it cannot decide, this one still can.
      if (both(isFullAdmin(statement), isOfIdentity(statement)) === 'yes') return pass
      const isWrong = both(statement.isAllow, isEveryAction(statement))
      return forbidThat(isWrong, statement.actions, 'Every action is allowed, of every service.')
    })
  },

  examples: {
    passes: [
      ...inEveryForm({ Action: '["s3:GetObject"]', Resource: '"arn:aws:s3:::reports/*"' }),
      ...inEveryForm({ Action: '"*"', Resource: '"*"' }),
      ...inEveryForm({ Effect: '"Deny"', Action: '"*"', Resource: '"arn:aws:s3:::reports/*"' }),
    ],
    fails: [
      ...inEveryForm({ Action: '"*"', Resource: '"arn:aws:s3:::reports/*"' }, 'Action'),
      `data "aws_iam_policy_document" "d" {
  statement {
    actions   = ["*"] #!
    resources = ["*"]
    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::111122223333:role/app"]
    }
  }
}`,
      ...inEveryForm({ Action: '"*"', Resource: '[var.arn]' }, 'Action').map(
        text => `variable "arn" {}\n${text}`,
      ),
    ],
    undecided: [
      'variable "a" {}\nresource "aws_iam_policy" "p" {\n  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = var.a, Resource = "arn:aws:s3:::b" }] })\n}',
    ],
  },
})
