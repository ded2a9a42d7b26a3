import { defineRule } from '../../define-rule.ts'
import { aclGuardedPort } from './acl-guarded-ports.ts'

/** The subnet’s own border keeps port 22 closed, whatever a group says. */
export const networkAclSshOpen = defineRule({
  id: 'network-acl-ssh-open',
  title: 'A network ACL lets SSH in from the internet',
  why: 'A group that is opened by mistake is then open to anybody.',
  severity: 'medium',
  topic: 'network',
  aliases: ['CKV_AWS_232', 'AWS-0105', 'CIS AWS 5.1', 'Security Hub EC2.21'],
  fix: 'Allow port 22 from internal ranges only, or deny it before the entry that allows more.',
  ...aclGuardedPort({ port: 22, name: 'SSH' }),
})
