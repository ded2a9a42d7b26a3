import { defineRule } from '../../define-rule.ts'
import { flag, pass, undecided } from '../../outcome.ts'
import { startOf } from '../../resource/place.ts'

/** An account says what a password has to be. */
export const passwordPolicyMissing = defineRule({
  id: 'password-policy-missing',
  title: 'Account has no password policy',
  why: 'Without one AWS takes passwords of eight characters, which never end.',
  severity: 'medium',
  topic: 'iam',
  checklist: 'iam/password-policy',
  aliases: ['Security Hub IAM.7'],
  scope: 'account',
  resources: ['aws_iam_account_password_policy'],
  fix: 'Declare an `aws_iam_account_password_policy`.',

  evaluate(configuration) {
    if (configuration.ofType('aws_iam_account_password_policy').length > 0) return pass
    const at = configuration.resources[0] ?? startOf(configuration.root)
    if (!configuration.isComplete) return undecided(at, 'Not everything in the module could be read')
    return flag(at, 'The account has no `aws_iam_account_password_policy`.')
  },

  examples: {
    passes: [
      'resource "aws_cloudtrail" "t" {}\nresource "aws_iam_account_password_policy" "p" {\n  minimum_password_length = 14\n}',
    ],
    fails: ['resource "aws_cloudtrail" "t" {} #!'],
  },
})
