import { defineRule } from '../../define-rule.ts'
import { aclGuardedPort } from './acl-guarded-ports.ts'

/** The subnet’s own border keeps port 3389 closed, whatever a group says. */
export const networkAclRdpOpen = defineRule({
  id: 'network-acl-rdp-open',
  title: 'A network ACL lets RDP in from the internet',
  why: 'A group that is opened by mistake is then open to anybody.',
  severity: 'medium',
  topic: 'network',
  aliases: ['CKV_AWS_231', 'AWS-0105', 'CIS AWS 5.1', 'Security Hub EC2.21'],
  fix: 'Allow port 3389 from internal ranges only, or deny it before the entry that allows more.',
  ...aclGuardedPort({ port: 3389, name: 'RDP' }),
})
