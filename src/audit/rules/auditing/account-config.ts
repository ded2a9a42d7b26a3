import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { accountSubject } from '../../views/trail.ts'
import { isDeclared } from '../../views/pointed-at.ts'

/** AWS Config records the account. */
export const accountConfig = defineRule({
  id: 'account-config',
  title: 'AWS Config does not record the account',
  why: 'Without its recorder nobody can say how a resource was set last week.',
  severity: 'medium',
  topic: 'auditing',
  checklist: 'auditing/detection',
  aliases: ['CIS AWS 3.3', 'Security Hub Config.1', 'ScoutSuite config-recorder-not-configured'],
  scope: 'account',
  resources: ['aws_config_configuration_recorder'],
  fix: 'Add an `aws_config_configuration_recorder` with a delivery channel and its status.',

  evaluate(configuration) {
    const isThere = isDeclared(configuration, 'aws_config_configuration_recorder')
    return requireThat(
      isThere,
      accountSubject(configuration),
      'The account’s configuration defines no recorder of AWS Config.',
    )
  },

  examples: {
    passes: [
      `resource "aws_cloudtrail" "main" {}
resource "aws_config_configuration_recorder" "main" { role_arn = "arn:aws:iam::111122223333:role/config" }`,
    ],
    fails: ['resource "aws_cloudtrail" "main" {} #!'],
    undecided: [
      `variable "on" {}
resource "aws_cloudtrail" "main" {}
resource "aws_config_configuration_recorder" "main" { count = var.on ? 1 : 0 }`,
    ],
  },
})
