import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { both } from '../../resource/truth.ts'
import { isFullIam } from '../../views/policy/admin.ts'
import { IDENTITY_TYPES } from '../../views/policy/identity-policies.ts'
import { inData, inResources } from './aliases.ts'
import { inEveryForm, inPolicy } from './identity-examples.ts'
import { isOfIdentity, judgeStatements } from './judge-statements.ts'

/** Who may do everything in IAM can give themselves everything else. */
export const policyFullIamAccess = defineRule({
  id: 'policy-full-iam-access',
  title: 'Policy allows everything in IAM',
  why: 'Who may do everything in IAM can give themselves every other permission.',
  severity: 'high',
  topic: 'iam',
  checklist: 'iam/wildcards',
  aliases: ['AWS-0057', 'CKV2_AWS_40', 'Security Hub IAM.21', 'IAM_POLICY_NO_STATEMENTS_WITH_FULL_ACCESS'],
  // All of IAM holds keys for users, policies for roles, and the writing of both.
  aliasesOf: {
    ...inResources('CKV_AWS_286', 'CKV_AWS_287', 'CKV_AWS_289', 'CKV_AWS_290', 'CKV_AWS_355'),
    ...inData('CKV_AWS_107', 'CKV_AWS_109', 'CKV_AWS_110', 'CKV_AWS_111', 'CKV_AWS_356'),
  },
  scope: 'resource',
  resources: IDENTITY_TYPES,
  fix: 'Name the actions of IAM that are needed, and the roles, users or policies on which they are needed.',

  evaluate(resource, configuration) {
    return judgeStatements(resource, configuration, statement =>
      forbidThat(
        both(isFullIam(statement), isOfIdentity(statement)),
        statement.actions,
        'Everything in IAM is allowed (`iam:*`).',
      ),
    )
  },

  examples: {
    passes: [
      ...inEveryForm({ Action: '"iam:GetRole"', Resource: '"*"' }),
      ...inEveryForm({ Action: '"*"', Resource: '"*"' }),
      ...inEveryForm({ Action: '"iam:*"', Resource: '"arn:aws:iam::111122223333:role/app"' }),
    ],
    fails: [
      ...inEveryForm({ Action: '"iam:*"', Resource: '"*"' }, 'Action'),
      inPolicy([{ Action: '["s3:GetObject", "IAM:*"] #!', Resource: '"arn:aws:iam::111122223333:user/*"' }]),
      `variable "a" {}\n${inPolicy([{ Action: '[var.a, "iam:*"] #!', Resource: '"*"' }])}`,
    ],
    undecided: [
      'variable "r" {}\nresource "aws_iam_policy" "p" {\n  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "iam:*", Resource = var.r }] })\n}',
    ],
  },
})
