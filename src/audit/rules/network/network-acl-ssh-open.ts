import { defineRule } from '../../define-rule.ts'
import { ACL_RULE, aclRulesIn, ACLS, denialsOf, opensUndenied } from '../../views/network-acl.ts'
import { portExamples } from './acl-example.ts'
import { forbidAnywhere } from './from-anywhere.ts'

/** The subnet’s own border keeps port 22 closed, whatever a group says. */
export const networkAclSshOpen = defineRule({
  id: 'network-acl-ssh-open',
  title: 'A network ACL lets SSH in from the internet',
  why: 'A group that is opened by mistake is then open to anybody.',
  severity: 'medium',
  topic: 'network',
  checklist: 'network/acl',
  aliases: ['CKV_AWS_232', 'AWS-0105', 'CIS AWS 5.1', 'Security Hub EC2.21'],
  scope: 'resource',
  resources: [...ACLS, ACL_RULE],
  fix: 'Allow port 22 from internal ranges only, or deny it before the entry that allows more.',

  evaluate(resource, configuration) {
    const denials = denialsOf(resource, configuration)
    return forbidAnywhere(
      aclRulesIn(resource),
      'ingress',
      entry => opensUndenied(entry, denials, 22),
      () => 'The network ACL lets anybody on the internet reach port 22 (SSH).',
    )
  },

  examples: portExamples(22),
})
