import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { isTrue } from '../../resource/predicates.ts'
import { every } from '../../resource/truth.ts'

/** A VPN connection logs its tunnels. */
export const vpnLogs = defineRule({
  id: 'vpn-logs',
  title: 'VPN connection does not log its tunnels',
  why: 'Why a tunnel fell, and who tried to open one, is otherwise known to nobody.',
  severity: 'low',
  topic: 'auditing',
  checklist: 'auditing/access-logs',
  aliases: ['Security Hub EC2.171'],
  scope: 'resource',
  resources: ['aws_vpn_connection'],
  fix: 'Set `log_enabled = true` in `cloudwatch_log_options` of both tunnels’ log options.',

  evaluate(connection) {
    const tunnels = ['tunnel1_log_options', 'tunnel2_log_options'].map(name =>
      connection.get(`${name}.cloudwatch_log_options.log_enabled`),
    )
    return requireThat(every(tunnels, isTrue), connection, 'A tunnel is not logged.')
  },

  examples: {
    passes: [
      `resource "aws_vpn_connection" "main" {
  tunnel1_log_options {
    cloudwatch_log_options {
      log_enabled = true
    }
  }
  tunnel2_log_options {
    cloudwatch_log_options {
      log_enabled = true
    }
  }
}`,
    ],
    fails: [
      'resource "aws_vpn_connection" "main" {} #!',
      `resource "aws_vpn_connection" "main" { #!
  tunnel1_log_options {
    cloudwatch_log_options {
      log_enabled = true
    }
  }
}`,
    ],
    undecided: [
      `variable "on" {}
resource "aws_vpn_connection" "main" {
  tunnel1_log_options {
    cloudwatch_log_options {
      log_enabled = var.on
    }
  }
  tunnel2_log_options {
    cloudwatch_log_options {
      log_enabled = true
    }
  }
}`,
    ],
  },
})
