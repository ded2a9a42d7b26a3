import { defineRule } from '../../define-rule.ts'
import { GROUPS, groupRulesIn, INGRESS_RULES } from '../../views/security-group.ts'
import { opensPort } from '../../views/traffic/traffic.ts'
import { forbidAnywhere } from './from-anywhere.ts'
import { portExamples } from './group-example.ts'

/** Nobody on the internet can try a key at a machine. */
export const securityGroupSshOpen = defineRule({
  id: 'security-group-ssh-open',
  title: 'SSH is open to the internet',
  why: 'Whoever gets hold of a key, or of a flaw in the server, is in.',
  severity: 'high',
  topic: 'network',
  checklist: 'network/open-ingress',
  aliases: [
    'CKV_AWS_24',
    'AWS-0107',
    'CIS AWS 5.2',
    'CIS AWS 5.3',
    'Security Hub EC2.13',
    'Security Hub EC2.19',
    'Security Hub EC2.53',
    'Security Hub EC2.54',
  ],
  scope: 'resource',
  resources: [...GROUPS, ...INGRESS_RULES],
  fix: 'Let port 22 in from the bastion’s security group or an internal range only, or use Session Manager.',

  evaluate(resource, configuration) {
    const rules = groupRulesIn(resource, configuration)
    return forbidAnywhere(
      rules,
      'ingress',
      rule => opensPort(rule, 22),
      () => 'Anybody on the internet reaches port 22 (SSH).',
    )
  },

  examples: portExamples(22),
})
