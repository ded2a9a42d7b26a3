import { defineRule } from '../../define-rule.ts'
import { flag, forbidThat, type Outcome } from '../../outcome.ts'
import { isSet } from '../../resource/predicates.ts'

/** Policies are managed: seen, shared and reviewed by themselves; `policy-on-user` tells of those of users. */
export const inlinePolicy = defineRule({
  id: 'inline-policy',
  title: 'Policy is written into a role or group',
  why: 'What is written into a role has no versions, and nobody sees how often it was copied.',
  severity: 'low',
  topic: 'iam',
  checklist: 'iam/inline-policies',
  aliases: ['IAM_NO_INLINE_POLICY_CHECK'],
  scope: 'resource',
  resources: ['aws_iam_role_policy', 'aws_iam_group_policy', 'aws_iam_role'],
  fix: 'Declare an `aws_iam_policy`, and attach it.',

  evaluate(resource): Outcome {
    if (resource.type !== 'aws_iam_role') return flag(resource, 'The policy is written into a role or group.')
    const blocks = resource.each('inline_policy')
    return blocks.map(block =>
      forbidThat(isSet(block.get('policy')), block.get('policy'), 'The policy is written into the role.'),
    )
  },

  examples: {
    passes: [
      'resource "aws_iam_role" "r" {}\nresource "aws_iam_policy" "p" {\n  policy = "{}"\n}\nresource "aws_iam_role_policy_attachment" "a" {\n  role       = aws_iam_role.r.name\n  policy_arn = aws_iam_policy.p.arn\n}',
      // An empty block removes inline policies that somebody added by hand.
      'resource "aws_iam_role" "r" {\n  inline_policy {}\n}',
    ],
    fails: [
      'resource "aws_iam_role_policy" "p" { #!\n  role   = "app"\n  policy = "{}"\n}',
      'resource "aws_iam_group_policy" "p" { #!\n  group  = "ops"\n  policy = "{}"\n}',
      'resource "aws_iam_role" "r" {\n  inline_policy {\n    name   = "own"\n    policy = "{}" #!\n  }\n}',
    ],
    undecided: [
      'variable "p" {}\nresource "aws_iam_role" "r" {\n  inline_policy {\n    policy = var.p\n  }\n}',
    ],
  },
})
