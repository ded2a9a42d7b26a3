import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { isPointedAt } from '../../views/pointed-at.ts'

/** A network firewall logs. */
export const networkFirewallLogs = defineRule({
  id: 'network-firewall-logs',
  title: 'Network firewall does not log',
  why: 'Without it nobody can say what was let through.',
  severity: 'medium',
  topic: 'auditing',
  checklist: 'auditing/access-logs',
  aliases: ['CKV2_AWS_63', 'Security Hub NetworkFirewall.2'],
  scope: 'resource',
  resources: ['aws_networkfirewall_firewall'],
  fix: 'Add an `aws_networkfirewall_logging_configuration` for the firewall.',

  evaluate(firewall, configuration) {
    const link = { type: 'aws_networkfirewall_logging_configuration', path: 'firewall_arn', names: 'arn' }
    return requireThat(
      isPointedAt(firewall, link, configuration),
      firewall,
      'Its flows and alerts are not logged.',
    )
  },

  examples: {
    passes: [
      `resource "aws_networkfirewall_firewall" "main" {}
resource "aws_networkfirewall_logging_configuration" "main" { firewall_arn = aws_networkfirewall_firewall.main.arn }`,
    ],
    fails: ['resource "aws_networkfirewall_firewall" "main" {} #!'],
    undecided: [
      `variable "firewall" {}
resource "aws_networkfirewall_firewall" "main" {}
resource "aws_networkfirewall_logging_configuration" "main" { firewall_arn = var.firewall }`,
    ],
  },
})
