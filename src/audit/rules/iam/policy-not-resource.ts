import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { both, truth } from '../../resource/truth.ts'
import { IDENTITY_TYPES } from '../../views/policy/identity-policies.ts'
import { inEveryForm } from './identity-examples.ts'
import { judgeStatements } from './judge-statements.ts'

/** Nothing is allowed on everything that something is not. */
export const policyNotResource = defineRule({
  id: 'policy-not-resource',
  title: 'Policy allows actions on everything but some resources',
  why: 'Every resource that is not named is within reach, also what is created later.',
  severity: 'medium',
  topic: 'iam',
  checklist: 'iam/wildcards',
  aliases: [],
  scope: 'resource',
  resources: IDENTITY_TYPES,
  fix: 'Name the resources that are needed in `Resource`, or deny with `NotResource`.',

  evaluate(resource, configuration) {
    return judgeStatements(resource, configuration, ({ isAllow, notResources }) =>
      forbidThat(
        both(truth(notResources.isWritten), isAllow),
        notResources,
        'The actions are allowed on everything but these resources.',
      ),
    )
  },

  examples: {
    passes: [
      ...inEveryForm({ Action: '"s3:GetObject"', Resource: '"arn:aws:s3:::reports/*"' }),
      ...inEveryForm({ Effect: '"Deny"', Action: '"s3:*"', NotResource: '"arn:aws:s3:::reports/*"' }),
    ],
    fails: inEveryForm(
      { Action: '"s3:GetObject"', NotResource: '["arn:aws:s3:::reports/*"]' },
      'NotResource',
    ),
    undecided: [
      'variable "e" {}\nresource "aws_iam_policy" "p" {\n  policy = jsonencode({ Statement = [{ Effect = var.e, Action = "s3:GetObject", NotResource = "*" }] })\n}',
    ],
  },
})
