import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { textOf } from '../../resource/predicates.ts'
import { both, truth } from '../../resource/truth.ts'
import { IDENTITY_TYPES } from '../../views/policy/identity-policies.ts'
import { elementsOf } from '../../views/policy/some-of.ts'
import { inEveryForm } from './identity-examples.ts'
import { judgeStatements } from './judge-statements.ts'

const MOST = 20

/** Nothing is allowed by what it is not. */
export const policyNotAction = defineRule({
  id: 'policy-not-action',
  title: 'Policy allows everything but some actions',
  why: 'Everything that is not named is allowed, also what AWS adds later.',
  severity: 'high',
  topic: 'iam',
  checklist: 'iam/wildcards',
  aliases: ['IAM_ROLE_OR_POLICY_NO_ALLOW_PLUS_NOT_ACTION'],
  scope: 'resource',
  resources: IDENTITY_TYPES,
  fix: 'Name the actions that are needed in `Action`, or deny with `NotAction`.',

  evaluate(resource, configuration) {
    return judgeStatements(resource, configuration, ({ isAllow, notActions }) => {
      const names = elementsOf(notActions).map(({ value }) => `\`${textOf(value) ?? '…'}\``)
      const says = `Everything is allowed but ${names.slice(0, MOST).join(', ')}.`
      return forbidThat(both(truth(notActions.isWritten), isAllow), notActions, says)
    })
  },

  examples: {
    passes: [
      ...inEveryForm({ Action: '"s3:GetObject"', Resource: '"*"' }),
      ...inEveryForm({ Effect: '"Deny"', NotAction: '"sts:AssumeRole"', Resource: '"*"' }),
    ],
    fails: inEveryForm({ NotAction: '["iam:*"]', Resource: '"*"' }, 'NotAction'),
    undecided: [
      'variable "e" {}\nresource "aws_iam_policy" "p" {\n  policy = jsonencode({ Statement = [{ Effect = var.e, NotAction = "iam:*", Resource = "*" }] })\n}',
    ],
  },
})
