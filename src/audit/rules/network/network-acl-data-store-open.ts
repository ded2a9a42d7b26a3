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
import { DATA_STORES, type GuardedPort, openedBy, opensSome } from './guarded-ports.ts'

/** The subnet’s own border keeps data stores closed, whatever a group says. Ports for answers have to be open. */
export const networkAclDataStoreOpen = defineRule({
  id: 'network-acl-data-store-open',
  title: 'A network ACL lets data stores in from the internet',
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
      entry => both(not(isForAnswers(entry)), opensSome(entry, DATA_STORES, isOpen)),
      entry => `The network ACL lets anybody on the internet reach ${openedBy(entry, DATA_STORES, isOpen)}.`,
    )
  },

  examples: {
    fails: [
      // One of its ports is denied before, and others are not.
      acl([
        { from: 5432, to: 5432, action: 'deny', number: 90, range: '"0.0.0.0/0"' },
        { from: 3306, to: 5432, number: 100, range: '"0.0.0.0/0" #!' },
      ]),
      marked(acl([{ from: 5432, to: 5432 }])),
      marked(acl([{ from: 1, to: 10_000 }], 'ingress', 'aws_default_network_acl')),
      marked(entry({ from: 3306, to: 3307 })),
    ],
    passes: [
      acl([{ from: 443, to: 443 }]),
      acl([{ from: 1024, to: 65_535 }]),
      acl([{ from: 5432, to: 5432, range: '"10.0.0.0/8"' }]),
      acl([{ from: 5432, to: 5432 }], 'egress'),
      acl([
        { from: 5432, to: 5432, action: 'deny', number: 90 },
        { from: 5432, to: 5432, number: 100 },
      ]),
      entry({ from: 3306, to: 3306, action: 'deny' }),
      // All ports have a rule of their own.
      entry({ from: 0, to: 0, protocol: '"-1"' }),
    ],
    undecided: [`variable "port" {}\n${entry({ from: 'var.port', to: 'var.port' })}`],
  },
})
