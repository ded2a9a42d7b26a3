import { defineRule } from '../../define-rule.ts'
import { forbidThat, type Outcome, pass, undecided } from '../../outcome.ts'
import { both } from '../../resource/truth.ts'
import { ACL_RULE, type AclTraffic, aclRulesIn, ACLS } from '../../views/network-acl.ts'
import { fromAnywhere } from '../../views/traffic/source.ts'
import { isAllPorts, isAllProtocols, portsOf } from '../../views/traffic/traffic.ts'
import { acl, entry, marked } from './acl-example.ts'
import { isOf } from './from-anywhere.ts'

const INTERNAL = '"10.0.0.0/8"'
const ALL = { from: 0, to: 0, protocol: '"-1"', range: INTERNAL }

/** Between subnets, too, only what is served gets through. */
export const networkAclAllPortsFromRange = defineRule({
  id: 'network-acl-all-ports-from-range',
  title: 'A network ACL lets all ports in from a range',
  why: 'Whoever has a machine in that range can try every port of every machine behind the ACL.',
  severity: 'low',
  topic: 'network',
  checklist: 'network/acl',
  aliases: ['CKV_AWS_352', 'AWS-0102'],
  scope: 'resource',
  resources: [...ACLS, ACL_RULE],
  fix: 'Allow the ports that are needed, and 1024 to 65535 for answers.',

  evaluate(resource) {
    const { rules, hidden } = aclRulesIn(resource)
    return [...rules.map(judge), ...hidden.filter(({ path }) => path === 'ingress').map(at => undecided(at))]
  },

  examples: {
    fails: [
      marked(acl([ALL]), 'protocol'),
      marked(acl([{ ...ALL, protocol: '-1' }], 'ingress', 'aws_default_network_acl'), 'protocol'),
      marked(entry({ ...ALL, protocol: '"all"' }), 'protocol'),
      marked(entry({ ...ALL, range: 'aws_vpc.main.cidr_block' }), 'protocol'),
      marked(entry(ALL).replace('  egress = false\n', ''), 'protocol'),
      `variable "office" {}\n${marked(entry({ ...ALL, range: 'var.office' }), 'protocol')}`,
      entry({ from: 0, to: 65_535, range: INTERNAL }).replace('from_port = 0', 'from_port = 0 #!'),
    ],
    passes: [
      acl([ALL], 'egress'),
      acl([{ ...ALL, action: 'deny' }]),
      acl([{ from: 1024, to: 65_535, range: INTERNAL }]),
      entry({ from: 443, to: 443, range: INTERNAL }),
      // Open to everybody: there is a rule of its own.
      entry({ ...ALL, range: '"0.0.0.0/0"' }),
    ],
    undecided: [
      `variable "protocol" {}\n${entry({ ...ALL, protocol: 'var.protocol' })}`,
      'variable "rules" {}\nresource "aws_network_acl" "main" {\n  ingress = var.rules\n}',
    ],
  },
})

function judge(traffic: AclTraffic): Outcome {
  if (fromAnywhere(traffic.sources)?.is === 'yes') return pass
  const at = isAllProtocols(traffic) === 'no' ? traffic.from : traffic.protocol
  return forbidThat(
    both(isOf('ingress', traffic), isAllPorts(traffic)),
    at,
    `The network ACL lets a whole range reach ${portsOf(traffic)}.`,
  )
}
