import { defineRule } from '../../define-rule.ts'
import { GROUPS, groupRulesIn, INGRESS_RULES } from '../../views/security-group.ts'
import { opensPort } from '../../views/traffic/traffic.ts'
import { forbidAnywhere } from './from-anywhere.ts'
import { portExamples } from './group-example.ts'

/** Nobody on the internet can try passwords on a Windows machine. */
export const securityGroupRdpOpen = defineRule({
  id: 'security-group-rdp-open',
  title: 'RDP is open to the internet',
  why: 'Passwords are tried there day and night, and flaws of the service let anybody in.',
  severity: 'high',
  topic: 'network',
  checklist: 'network/open-ingress',
  aliases: [
    'CKV_AWS_25',
    'AWS-0107',
    'CIS AWS 5.2',
    'CIS AWS 5.3',
    'Security Hub EC2.14',
    'Security Hub EC2.19',
    'Security Hub EC2.53',
    'Security Hub EC2.54',
  ],
  scope: 'resource',
  resources: [...GROUPS, ...INGRESS_RULES],
  fix: 'Let port 3389 in from the bastion’s security group or an internal range only, or use Fleet Manager.',

  evaluate(resource, configuration) {
    const rules = groupRulesIn(resource, configuration)
    return forbidAnywhere(
      rules,
      'ingress',
      rule => opensPort(rule, 3389),
      () => 'Anybody on the internet reaches port 3389 (RDP).',
    )
  },

  examples: portExamples(3389),
})
