import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { both, not } from '../../resource/truth.ts'
import { isPlainHttp, LISTENERS, redirectsToHttps } from './listener.ts'
import { forwarding, redirecting } from './listener-example.ts'
import { resourceWith } from './resource-example.ts'

const LATTICE = 'aws_vpclattice_listener'
const HTTPS = [
  'CKV_AWS_2',
  'CKV_AWS_103',
  'CKV_AWS_378',
  'AWS-0054',
  'Security Hub ELB.1',
  'ScoutSuite elbv2-listener-allowing-cleartext',
]

/** A listener takes HTTPS, or sends to it. */
export const listenerPlainHttp = defineRule({
  id: 'listener-plain-http',
  title: 'Listener takes plain HTTP',
  why: 'What is sent, sessions and passwords too, can be read and changed on the way.',
  severity: 'high',
  topic: 'network',
  checklist: 'network/tls',
  aliases: [],
  aliasesOf: { aws_alb_listener: HTTPS, aws_lb_listener: HTTPS },
  scope: 'resource',
  resources: [...LISTENERS, LATTICE],
  fix: 'Set `protocol = "HTTPS"`, or let the default action redirect to it.',

  evaluate(listener) {
    return forbidThat(
      both(isPlainHttp(listener), not(redirectsToHttps(listener))),
      listener.get('protocol'),
      'It speaks HTTP, and does not redirect to HTTPS.',
    )
  },

  examples: {
    passes: [
      ...LISTENERS.flatMap(type => [
        ...['HTTPS', 'TLS', 'TCP', 'UDP'].map(each =>
          forwarding(type, { port: '443', protocol: `"${each}"` }),
        ),
        redirecting(type),
        forwarding(type, {}),
      ]),
      resourceWith(LATTICE, { protocol: '"HTTPS"' }),
    ],
    fails: [
      ...LISTENERS.flatMap(type => [
        forwarding(type, { port: '80', protocol: '"HTTP" #!' }),
        forwarding(type, { port: '"80"' }).replace('{', '{ #!'),
        redirecting(type, '"HTTP"').replace('protocol = "HTTP"', '$& #!'),
        redirecting(type, '"#{protocol}"').replace('protocol = "HTTP"', '$& #!'),
      ]),
      resourceWith(LATTICE, { protocol: '"HTTP" #!' }),
    ],
    undecided: [
      `variable "p" {}\n${forwarding('aws_lb_listener', { port: '80', protocol: 'var.p' })}`,
      `variable "p" {}\n${redirecting('aws_lb_listener', 'var.p')}`,
    ],
  },
})
