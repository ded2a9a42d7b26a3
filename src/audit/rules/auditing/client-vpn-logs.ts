import { defineRule } from '../../define-rule.ts'
import { requireTrue } from '../../outcome.ts'

/** A client VPN logs who connects. */
export const clientVpnLogs = defineRule({
  id: 'client-vpn-logs',
  title: 'Client VPN does not log who connects',
  why: 'Who was in the network, and when, is otherwise known to nobody.',
  severity: 'medium',
  topic: 'auditing',
  checklist: 'auditing/access-logs',
  aliases: ['Security Hub EC2.51'],
  scope: 'resource',
  resources: ['aws_ec2_client_vpn_endpoint'],
  fix: 'Set `enabled = true` in `connection_log_options`.',

  evaluate(endpoint) {
    return requireTrue(endpoint.get('connection_log_options.enabled'), 'Connections are not logged.')
  },

  examples: {
    passes: [
      `resource "aws_ec2_client_vpn_endpoint" "main" {
  connection_log_options {
    enabled              = true
    cloudwatch_log_group = "vpn"
  }
}`,
    ],
    fails: [
      'resource "aws_ec2_client_vpn_endpoint" "main" {} #!',
      `resource "aws_ec2_client_vpn_endpoint" "main" {
  connection_log_options {
    enabled = false #!
  }
}`,
    ],
    undecided: [
      `variable "on" {}
resource "aws_ec2_client_vpn_endpoint" "main" {
  connection_log_options {
    enabled = var.on
  }
}`,
    ],
  },
})
