import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import type { Configuration } from '../../resource/configuration.ts'
import { equals } from '../../resource/predicates.ts'
import type { Resource } from '../../resource/resource.ts'
import { both, either, not, some, type Truth } from '../../resource/truth.ts'
import { isPlainHttp, LISTENERS, redirectsToHttps } from './listener.ts'
import { forwarding, redirecting } from './listener-example.ts'

const BALANCERS = ['aws_alb', 'aws_lb'] as const

/** Whoever comes by HTTP is sent to HTTPS. */
export const loadBalancerNoRedirect = defineRule({
  id: 'load-balancer-no-redirect',
  title: 'Load balancer serves HTTP',
  why: 'Whoever types the address, or follows an old link, is served without TLS.',
  severity: 'medium',
  topic: 'network',
  checklist: 'network/tls',
  aliases: ['CKV2_AWS_20', 'Security Hub ELB.1'],
  scope: 'resource',
  resources: BALANCERS,
  fix: 'Let the listener on port 80 redirect to HTTPS.',

  evaluate(balancer, configuration) {
    return forbidThat(
      both(equals(balancer.get('load_balancer_type'), 'application'), servesHttp(balancer, configuration)),
      balancer,
      'One of its listeners speaks HTTP, and does not redirect to HTTPS.',
    )
  },

  examples: {
    passes: BALANCERS.flatMap(type => [
      `resource "${type}" "main" {}`,
      ...LISTENERS.map(listener => aBalancer(type, redirecting(listener))),
      aBalancer(type, forwarding('aws_lb_listener', { port: '443', protocol: '"HTTPS"' })),
      aBalancer(type, forwarding('aws_lb_listener', { port: '80', protocol: '"HTTP"' })).replace(
        '{',
        '{\n  load_balancer_type = "network"',
      ),
    ]),
    fails: BALANCERS.flatMap(type =>
      LISTENERS.map(listener =>
        aBalancer(type, forwarding(listener, { port: '80', protocol: '"HTTP"' })).replace('{', '{ #!'),
      ),
    ),
    undecided: [
      `variable "p" {}\n${aBalancer('aws_lb', forwarding('aws_lb_listener', { port: '80', protocol: 'var.p' }))}`,
      `variable "b" {}\n${aBalancer('aws_lb', forwarding('aws_lb_listener', { protocol: '"HTTP"' })).replace('aws_lb.main.arn', 'var.b')}`,
    ],
  },
})

function servesHttp(balancer: Resource, configuration: Configuration): Truth {
  const links = LISTENERS.map(type => ({ type, path: 'load_balancer_arn' }))
  const { found, others } = configuration.pointingAt(balancer, ...links)
  return either(
    some(found, listener => both(isPlainHttp(listener), not(redirectsToHttps(listener)))),
    others,
  )
}

function aBalancer(type: string, listener: string): string {
  return `resource "${type}" "main" {
}
${listener.replace('aws_lb.main', `${type}.main`)}`
}
