import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { accountSubject } from '../../views/trail.ts'
import { isDeclared } from '../../views/pointed-at.ts'

/** The account has a trail that records every region. */
export const accountTrail = defineRule({
  id: 'account-trail',
  title: 'Account has no trail for all regions',
  why: 'Without a trail nobody can say who did what.',
  severity: 'medium',
  topic: 'auditing',
  checklist: 'auditing/trail',
  aliases: ['CIS AWS 3.1', 'Security Hub CloudTrail.3', 'ScoutSuite cloudtrail-not-configured'],
  scope: 'account',
  resources: ['aws_cloudtrail'],
  fix: 'Add an `aws_cloudtrail` with `is_multi_region_trail = true`.',

  evaluate(configuration) {
    const isThere = isDeclared(configuration, 'aws_cloudtrail')
    return requireThat(isThere, accountSubject(configuration), 'No trail is defined for this account.')
  },

  examples: {
    passes: ['resource "aws_cloudtrail" "main" { is_multi_region_trail = true }'],
    fails: [
      `resource "aws_iam_account_alias" "main" { #!
  account_alias = "acme"
}`,
    ],
  },
})
