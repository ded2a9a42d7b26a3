import { defineRule } from '../../define-rule.ts'
import { ACL_RULE, aclRulesIn, ACLS, denialsOf, opensUndenied } from '../../views/network-acl.ts'
import { portExamples } from './acl-example.ts'
import { forbidAnywhere } from './from-anywhere.ts'

/** The subnet’s own border keeps port 21 closed, whatever a group says. */
export const networkAclFtpOpen = defineRule({
  id: 'network-acl-ftp-open',
  title: 'A network ACL lets FTP in from the internet',
  why: 'A group that is opened by mistake is then open to anybody.',
  severity: 'medium',
  topic: 'network',
  checklist: 'network/acl',
  aliases: ['CKV_AWS_229'],
  scope: 'resource',
  resources: [...ACLS, ACL_RULE],
  fix: 'Allow port 21 from internal ranges only, or deny it before the entry that allows more.',

  evaluate(resource, configuration) {
    const denials = denialsOf(resource, configuration)
    return forbidAnywhere(
      aclRulesIn(resource),
      'ingress',
      entry => opensUndenied(entry, denials, 21),
      () => 'The network ACL lets anybody on the internet reach port 21 (FTP).',
    )
  },

  examples: portExamples(21),
})
