import { defineRule } from '../../define-rule.ts'
import { ACL_RULE, aclRulesIn, ACLS, denialsOf, opensUndenied } from '../../views/network-acl.ts'
import { portExamples } from './acl-example.ts'
import { forbidAnywhere } from './from-anywhere.ts'

/** The subnet’s own border keeps port 20 closed, whatever a group says. */
export const networkAclFtpDataOpen = defineRule({
  id: 'network-acl-ftp-data-open',
  title: 'A network ACL lets FTP data in from the internet',
  why: 'A group that is opened by mistake is then open to anybody.',
  severity: 'medium',
  topic: 'network',
  checklist: 'network/acl',
  aliases: ['CKV_AWS_230'],
  scope: 'resource',
  resources: [...ACLS, ACL_RULE],
  fix: 'Allow port 20 from internal ranges only, or deny it before the entry that allows more.',

  evaluate(resource, configuration) {
    const denials = denialsOf(resource, configuration)
    return forbidAnywhere(
      aclRulesIn(resource),
      'ingress',
      entry => opensUndenied(entry, denials, 20),
      () => 'The network ACL lets anybody on the internet reach port 20 (FTP data).',
    )
  },

  examples: portExamples(20),
})
