import { defineRule } from '../../define-rule.ts'
import { forbidThat, type Outcome, pass } from '../../outcome.ts'
import type { Attribute } from '../../resource/attribute.ts'
import { both, some, type Truth, truth } from '../../resource/truth.ts'
import { fromAnywhere } from '../../views/traffic/source.ts'
import { opensPort, type Traffic } from '../../views/traffic/traffic.ts'
import { ADMINISTRATION, DATA_STORES, type GuardedPort, openedBy } from './guarded-ports.ts'
import { resourceWith } from './resource-example.ts'

const TYPE = 'aws_lightsail_instance_public_ports'
const PORTS: readonly GuardedPort[] = [
  { port: 22, name: 'SSH' },
  { port: 3389, name: 'RDP' },
  ...ADMINISTRATION,
  ...DATA_STORES,
]

/** Where no range is written, everybody is let in: https://docs.aws.amazon.com/lightsail/2016-11-28/api-reference/API_PortInfo.html */
export const lightsailPortsOpen = defineRule({
  id: 'lightsail-ports-open',
  title: 'Lightsail instance is open to the internet',
  why: 'Administration and data stores are what attackers look for first.',
  severity: 'high',
  topic: 'network',
  checklist: 'network/open-ingress',
  aliases: [],
  scope: 'resource',
  resources: [TYPE],
  fix: 'List in `cidrs` the ranges that need it.',

  evaluate(instance) {
    return instance.each('port_info').map(judge)
  },

  examples: {
    passes: [
      open('22', { cidrs: '["192.0.2.0/24"]' }),
      open('443'),
      open('22', { cidr_list_aliases: '["lightsail-connect"]' }),
    ],
    fails: [
      open('22').replace('port_info {', '$& #!'),
      open('3389', { cidrs: '["0.0.0.0/0"] #!' }),
      open('5432', { cidrs: '["192.0.2.0/24"]', ipv6_cidrs: '["::/0"] #!' }),
      `resource "${TYPE}" "p" {
  port_info { #!
    protocol  = "all"
    from_port = 0
    to_port   = 65535
  }
}`,
    ],
    undecided: [`variable "from" {}\n${open('22', { cidrs: 'var.from' })}`],
  },
})

function judge(info: Attribute): Outcome {
  const ranges = ['cidrs', 'ipv6_cidrs'].map(name => info.get(name)).filter(({ isWritten }) => isWritten)
  const sources = ranges.map(each => ({ ranges: each }))
  const isNarrowed = ranges.length > 0 || info.get('cidr_list_aliases').isWritten
  const found = isNarrowed ? fromAnywhere(sources) : { is: truth(true), at: info }
  if (found === null) return pass
  const traffic: Traffic = {
    isIngress: 'yes',
    isAllowed: 'yes',
    protocol: info.get('protocol'),
    from: info.get('from_port'),
    to: info.get('to_port'),
    sources,
    at: info,
  }
  const says = `Anybody on the internet reaches ${openedBy(traffic, PORTS)}.`
  return forbidThat(both(found.is, isOpen(traffic)), found.at, says)
}

function isOpen(traffic: Traffic): Truth {
  return some(PORTS, ({ port, transport }) => opensPort(traffic, port, transport))
}

function open(port: string, more: Readonly<Record<string, string>> = {}): string {
  const settings = { protocol: '"tcp"', from_port: port, to_port: port, ...more }
  return resourceWith(
    TYPE,
    Object.fromEntries(Object.entries(settings).map(([name, value]) => [`port_info.${name}`, value])),
  )
}
