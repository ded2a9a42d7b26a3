import { defineRule } from '../../define-rule.ts'
import { aclGuardedPort } from './acl-guarded-ports.ts'

/** The subnet’s own border keeps port 21 closed, whatever a group says. */
export const networkAclFtpOpen = defineRule({
  id: 'network-acl-ftp-open',
  title: 'A network ACL lets FTP in from the internet',
  why: 'A group that is opened by mistake is then open to anybody.',
  severity: 'medium',
  topic: 'network',
  aliases: ['CKV_AWS_229'],
  fix: 'Allow port 21 from internal ranges only, or deny it before the entry that allows more.',
  ...aclGuardedPort({ port: 21, name: 'FTP' }),
})
