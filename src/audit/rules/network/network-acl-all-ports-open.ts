import { defineRule } from '../../define-rule.ts'
import { ACL_RULE, aclRulesIn, ACLS } from '../../views/network-acl.ts'
import { isAllPorts, portsOf } from '../../views/traffic/traffic.ts'
import { acl, entry, marked } from './acl-example.ts'
import { forbidAnywhere } from './from-anywhere.ts'

/** The subnet’s own border lets in what is served there, and answers. */
export const networkAclAllPortsOpen = defineRule({
  id: 'network-acl-all-ports-open',
  title: 'A network ACL lets all ports in from the internet',
  why: 'It then decides nothing: only security groups are left.',
  severity: 'medium',
  topic: 'network',
  checklist: 'network/acl',
  aliases: ['CKV_AWS_352', 'AWS-0102'],
  scope: 'resource',
  resources: [...ACLS, ACL_RULE],
  fix: 'Allow the ports that are needed, and 1024 to 65535 for answers.',

  evaluate(resource) {
    const says = 'The network ACL lets anybody on the internet reach'
    return forbidAnywhere(aclRulesIn(resource), 'ingress', isAllPorts, entry => `${says} ${portsOf(entry)}.`)
  },

  examples: {
    fails: [
      marked(acl([{ from: 0, to: 0, protocol: '"-1"' }], 'ingress')),
      marked(acl([{ from: 0, to: 0, protocol: '-1' }], 'ingress', 'aws_default_network_acl')),
      marked(entry({ from: 22, to: 22, protocol: '"all"' }, 'ingress')),
      marked(entry({ from: 0, to: 65_535 }, 'ingress')),
    ],
    passes: [
      acl([{ from: 0, to: 0, protocol: '"-1"' }], 'egress'),
      acl([{ from: 0, to: 0, protocol: '"-1"', action: 'deny' }], 'ingress'),
      acl([{ from: 1024, to: 65_535 }], 'ingress'),
      entry({ from: 0, to: 0, protocol: '"-1"', range: '"10.0.0.0/8"' }, 'ingress'),
      entry({ from: 443, to: 443 }, 'ingress'),
    ],
    undecided: [`variable "protocol" {}\n${entry({ from: 0, to: 0, protocol: 'var.protocol' }, 'ingress')}`],
  },
})
