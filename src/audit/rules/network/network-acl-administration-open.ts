import { defineRule } from '../../define-rule.ts'
import { both, not, type Truth } from '../../resource/truth.ts'
import {
  ACL_RULE,
  aclRulesIn,
  ACLS,
  type AclTraffic,
  denialsOf,
  opensUndenied,
} from '../../views/network-acl.ts'
import { isForAnswers } from '../../views/traffic/traffic.ts'
import { acl, entry, marked } from './acl-example.ts'
import { forbidAnywhere } from './from-anywhere.ts'
import { ADMINISTRATION, type GuardedPort, openedBy, opensSome } from './guarded-ports.ts'

/** FTP has rules of its own. */
const PORTS = ADMINISTRATION.filter(({ port }) => port > 21)

/** The subnet’s own border keeps administration closed, whatever a group says. Ports for answers have to be open. */
export const networkAclAdministrationOpen = defineRule({
  id: 'network-acl-administration-open',
  title: 'A network ACL lets administration in from the internet',
  why: 'A group that is opened by mistake is then open to anybody.',
  severity: 'medium',
  topic: 'network',
  checklist: 'network/acl',
  aliases: [],
  scope: 'resource',
  resources: [...ACLS, ACL_RULE],
  fix: 'Allow these ports from internal ranges only.',

  evaluate(resource, configuration) {
    const denials = denialsOf(resource, configuration)
    const isOpen = (entry: AclTraffic, { port, transport }: GuardedPort): Truth =>
      opensUndenied(entry, denials, port, transport)
    return forbidAnywhere(
      aclRulesIn(resource),
      'ingress',
      entry => both(not(isForAnswers(entry)), opensSome(entry, PORTS, isOpen)),
      entry => `The network ACL lets anybody on the internet reach ${openedBy(entry, PORTS, isOpen)}.`,
    )
  },

  examples: {
    fails: [
      // One of its ports is denied before, and others are not.
      acl([
        { from: 23, to: 23, action: 'deny', number: 90, range: '"0.0.0.0/0"' },
        { from: 23, to: 445, number: 100, range: '"0.0.0.0/0" #!' },
      ]),
      marked(acl([{ from: 23, to: 23 }])),
      marked(acl([{ from: 1, to: 10_000 }], 'ingress', 'aws_default_network_acl')),
      marked(entry({ from: 5985, to: 5986 })),
    ],
    passes: [
      acl([{ from: 443, to: 443 }]),
      acl([{ from: 1024, to: 65_535 }]),
      acl([{ from: 23, to: 23, range: '"10.0.0.0/8"' }]),
      acl([{ from: 23, to: 23 }], 'egress'),
      acl([
        { from: 23, to: 23, action: 'deny', number: 90 },
        { from: 23, to: 23, number: 100 },
      ]),
      entry({ from: 5985, to: 5985, action: 'deny' }),
      // All ports have a rule of their own.
      entry({ from: 0, to: 0, protocol: '"-1"' }),
    ],
    undecided: [`variable "port" {}\n${entry({ from: 'var.port', to: 'var.port' })}`],
  },
})
