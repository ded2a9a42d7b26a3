import { defineRule } from '../../define-rule.ts'
import { aclGuardedPorts, guardedPortsExamples } from './acl-guarded-ports.ts'
import { ADMINISTRATION } from './guarded-ports.ts'

/** FTP has rules of its own. */
const PORTS = ADMINISTRATION.filter(({ port }) => port > 21)

/** The subnet’s own border keeps administration closed, whatever a group says. */
export const networkAclAdministrationOpen = defineRule({
  id: 'network-acl-administration-open',
  title: 'A network ACL lets administration in from the internet',
  why: 'A group that is opened by mistake is then open to anybody.',
  severity: 'medium',
  topic: 'network',
  aliases: [],
  fix: 'Allow these ports from internal ranges only.',
  ...aclGuardedPorts(PORTS),
  examples: guardedPortsExamples(23, { from: 23, to: 445 }, { from: 5985, to: 5986 }),
})
