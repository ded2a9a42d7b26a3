import { defineRule } from '../../define-rule.ts'
import { ACL_RULE, aclRulesIn, ACLS } from '../../views/network-acl.ts'
import { isAllPorts, portsOf } from '../../views/traffic/traffic.ts'
import { acl, entry, marked } from './acl-example.ts'
import { forbidAnywhere } from './from-anywhere.ts'

/** The subnet’s own border lets out what has to leave it. */
export const networkAclEgressAllPorts = defineRule({
  id: 'network-acl-egress-all-ports',
  title: 'A network ACL lets everything out to any address',
  why: 'It then stops nobody who is inside from sending data anywhere.',
  severity: 'low',
  topic: 'network',
  checklist: 'network/egress',
  aliases: ['AWS-0102'],
  scope: 'resource',
  resources: [...ACLS, ACL_RULE],
  fix: 'Allow the ports that are needed, and 1024 to 65535 for answers.',

  evaluate(resource) {
    const says = 'The network ACL lets any address be reached on'
    return forbidAnywhere(aclRulesIn(resource), 'egress', isAllPorts, entry => `${says} ${portsOf(entry)}.`)
  },

  examples: {
    fails: [
      marked(acl([{ from: 0, to: 0, protocol: '"-1"' }], 'egress')),
      marked(acl([{ from: 0, to: 0, protocol: '-1' }], 'egress', 'aws_default_network_acl')),
      marked(entry({ from: 22, to: 22, protocol: '"all"' }, 'egress')),
      marked(entry({ from: 0, to: 65_535 }, 'egress')),
    ],
    passes: [
      acl([{ from: 0, to: 0, protocol: '"-1"' }], 'ingress'),
      acl([{ from: 0, to: 0, protocol: '"-1"', action: 'deny' }], 'egress'),
      acl([{ from: 1024, to: 65_535 }], 'egress'),
      entry({ from: 0, to: 0, protocol: '"-1"', range: '"10.0.0.0/8"' }, 'egress'),
      entry({ from: 443, to: 443 }, 'egress'),
    ],
    undecided: [`variable "protocol" {}\n${entry({ from: 0, to: 0, protocol: 'var.protocol' }, 'egress')}`],
  },
})
