import { defineRule } from '../../define-rule.ts'
import { groupGuardedPort } from './group-guarded-ports.ts'

/** Nothing is served without encryption. */
export const securityGroupHttpOpen = defineRule({
  id: 'security-group-http-open',
  title: 'HTTP is open to the internet',
  why: 'What is sent there can be read and changed on its way.',
  severity: 'low',
  topic: 'network',
  aliases: ['CKV_AWS_260'],
  fix: 'Serve on port 443; redirect from port 80 at a load balancer or CloudFront, and let only that in.',
  ...groupGuardedPort({ port: 80, name: 'HTTP' }),
})
