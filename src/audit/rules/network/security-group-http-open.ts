import { defineRule } from '../../define-rule.ts'
import { GROUPS, groupRulesIn, INGRESS_RULES } from '../../views/security-group.ts'
import { opensPort } from '../../views/traffic/traffic.ts'
import { forbidAnywhere } from './from-anywhere.ts'
import { portExamples } from './group-example.ts'

/** Nothing is served without encryption. */
export const securityGroupHttpOpen = defineRule({
  id: 'security-group-http-open',
  title: 'HTTP is open to the internet',
  why: 'What is sent there can be read and changed on its way.',
  severity: 'low',
  topic: 'network',
  checklist: 'network/open-ingress',
  aliases: ['CKV_AWS_260'],
  scope: 'resource',
  resources: [...GROUPS, ...INGRESS_RULES],
  fix: 'Serve on port 443; redirect from port 80 at a load balancer or CloudFront, and let only that in.',

  evaluate(resource, configuration) {
    const rules = groupRulesIn(resource, configuration)
    return forbidAnywhere(
      rules,
      'ingress',
      rule => opensPort(rule, 80),
      () => 'Anybody on the internet reaches port 80 (HTTP).',
    )
  },

  examples: portExamples(80),
})
