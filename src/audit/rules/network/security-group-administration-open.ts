import { defineRule } from '../../define-rule.ts'
import { block, marked, newer, rule } from './group-example.ts'
import { groupGuardedPorts } from './group-guarded-ports.ts'
import { ADMINISTRATION } from './guarded-ports.ts'

/** Telnet, WinRM, SMB, VNC and their like are not for the internet. */
export const securityGroupAdministrationOpen = defineRule({
  id: 'security-group-administration-open',
  title: 'Administration is open to the internet',
  why: 'These services trust whoever reaches them, or have flaws that let anybody in.',
  severity: 'high',
  topic: 'network',
  aliases: ['Security Hub EC2.19'],
  fix: 'Let administration in from the bastion’s security group or an internal range only.',
  ...groupGuardedPorts(ADMINISTRATION),

  examples: {
    fails: [
      ...ADMINISTRATION.map(({ port, transport = 'tcp' }) =>
        marked(block({ from: port, to: port, protocol: `"${transport}"` })),
      ),
      marked(rule({ from: 1, to: 65_534 })),
      marked(newer({ from: 5985, to: 5986 })),
      marked(block({ from: 5900, to: 5900 }, 'ingress', 'aws_default_security_group')),
    ],
    passes: [
      block({ from: 443, to: 443 }),
      block({ from: 445, to: 445, ranges: '["10.0.0.0/8"]' }),
      block({ from: 161, to: 161 }),
      rule({ from: 23, to: 23 }, 'egress'),
      // These have rules of their own.
      block({ from: 22, to: 22 }),
      newer({ from: 0, to: 65_535 }),
      newer({ from: 0, to: 0, protocol: '"-1"' }),
    ],
    undecided: [`variable "port" {}\n${rule({ from: 'var.port', to: 'var.port' })}`],
  },
})
