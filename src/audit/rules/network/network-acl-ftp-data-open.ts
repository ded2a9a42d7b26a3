import { defineRule } from '../../define-rule.ts'
import { aclGuardedPort } from './acl-guarded-ports.ts'

/** The subnet’s own border keeps port 20 closed, whatever a group says. */
export const networkAclFtpDataOpen = defineRule({
  id: 'network-acl-ftp-data-open',
  title: 'A network ACL lets FTP data in from the internet',
  why: 'A group that is opened by mistake is then open to anybody.',
  severity: 'medium',
  topic: 'network',
  aliases: ['CKV_AWS_230'],
  fix: 'Allow port 20 from internal ranges only, or deny it before the entry that allows more.',
  ...aclGuardedPort({ port: 20, name: 'FTP data' }),
})
