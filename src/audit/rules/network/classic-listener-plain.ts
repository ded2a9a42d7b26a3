import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { equalsInAnyCase } from '../../resource/predicates.ts'
import { resourceWith } from './resource-example.ts'

/** A classic load balancer ends TLS itself. */
export const classicListenerPlain = defineRule({
  id: 'classic-listener-plain',
  title: 'Listener of a classic load balancer has no TLS',
  why: 'What is sent, sessions and passwords too, can be read and changed on the way.',
  severity: 'high',
  topic: 'network',
  checklist: 'network/tls',
  // Without TLS there is no certificate either, whoever issued it.
  aliases: ['CKV_AWS_376', 'CKV_AWS_127', 'Security Hub ELB.3', 'ScoutSuite elb-listener-allowing-cleartext'],
  scope: 'resource',
  resources: ['aws_elb'],
  fix: 'Set `lb_protocol = "https"` (or `ssl`), and a certificate.',

  evaluate(balancer) {
    return balancer.each('listener').map(listener => {
      const protocol = listener.get('lb_protocol')
      return requireThat(
        equalsInAnyCase(protocol, 'https', 'ssl'),
        protocol,
        'It takes what is not encrypted.',
      )
    })
  },

  examples: {
    passes: ['https', 'HTTPS', 'ssl'].map(each =>
      resourceWith('aws_elb', { 'listener.lb_protocol': `"${each}"` }),
    ),
    fails: [
      ...['http', 'HTTP', 'tcp'].map(each =>
        resourceWith('aws_elb', { 'listener.lb_protocol': `"${each}" #!` }),
      ),
      `resource "aws_elb" "e" {
  listener {
    lb_protocol = "https"
  }
  listener {
    lb_protocol = "http" #!
  }
}`,
    ],
    undecided: [`variable "p" {}\n${resourceWith('aws_elb', { 'listener.lb_protocol': 'var.p' })}`],
  },
})
