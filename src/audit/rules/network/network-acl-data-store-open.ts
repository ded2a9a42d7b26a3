import { defineRule } from '../../define-rule.ts'
import { aclGuardedPorts, guardedPortsExamples } from './acl-guarded-ports.ts'
import { DATA_STORES } from './guarded-ports.ts'

/** The subnet’s own border keeps data stores closed, whatever a group says. */
export const networkAclDataStoreOpen = defineRule({
  id: 'network-acl-data-store-open',
  title: 'A network ACL lets data stores in from the internet',
  why: 'A group that is opened by mistake is then open to anybody.',
  severity: 'medium',
  topic: 'network',
  aliases: [],
  fix: 'Allow these ports from internal ranges only.',
  ...aclGuardedPorts(DATA_STORES),
  examples: guardedPortsExamples(5432, { from: 3306, to: 5432 }, { from: 3306, to: 3307 }),
})
