import { defineRule } from '../../define-rule.ts'
import { ACL_RULE, aclRulesIn, ACLS, denialsOf, opensUndenied } from '../../views/network-acl.ts'
import { portExamples } from './acl-example.ts'
import { forbidAnywhere } from './from-anywhere.ts'

/** The subnet’s own border keeps port 3389 closed, whatever a group says. */
export const networkAclRdpOpen = defineRule({
  id: 'network-acl-rdp-open',
  title: 'A network ACL lets RDP in from the internet',
  why: 'A group that is opened by mistake is then open to anybody.',
  severity: 'medium',
  topic: 'network',
  checklist: 'network/acl',
  aliases: ['CKV_AWS_231', 'AWS-0105', 'CIS AWS 5.1', 'Security Hub EC2.21'],
  scope: 'resource',
  resources: [...ACLS, ACL_RULE],
  fix: 'Allow port 3389 from internal ranges only, or deny it before the entry that allows more.',

  evaluate(resource, configuration) {
    const denials = denialsOf(resource, configuration)
    return forbidAnywhere(
      aclRulesIn(resource),
      'ingress',
      entry => opensUndenied(entry, denials, 3389),
      () => 'The network ACL lets anybody on the internet reach port 3389 (RDP).',
    )
  },

  examples: portExamples(3389),
})
