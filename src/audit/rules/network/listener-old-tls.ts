import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { isSet, startsWith } from '../../resource/predicates.ts'
import { both, either, not, truth } from '../../resource/truth.ts'
import { endsTls, LISTENERS } from './listener.ts'
import { forwarding } from './listener-example.ts'

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html */
const FROM_1_2 = ['TLS13-1-2-', 'TLS13-1-3-', 'TLS-1-2-', 'FS-1-2-'].map(each => `ELBSecurityPolicy-${each}`)

/** Where no policy is written, AWS takes one that goes down to TLS 1.0. */
export const listenerOldTls = defineRule({
  id: 'listener-old-tls',
  title: 'Listener takes old versions of TLS',
  why: 'TLS 1.0 and 1.1 have known weaknesses, and no browser needs them any more.',
  severity: 'high',
  topic: 'network',
  checklist: 'network/tls-version',
  aliases: ['CKV_AWS_103', 'AWS-0047', 'Security Hub ELB.17', 'ScoutSuite elbv2-older-ssl-policy'],
  scope: 'resource',
  resources: LISTENERS,
  fix: 'Set `ssl_policy = "ELBSecurityPolicy-TLS13-1-2-Res-2021-06"`.',

  evaluate(listener) {
    const policy = listener.get('ssl_policy')
    // Only a listener that ends TLS may name a policy: one that does has left its protocol out by mistake.
    const isTls = either(endsTls(listener), both(isSet(policy), truth(!listener.get('protocol').isWritten)))
    return requireThat(
      either(not(isTls), startsWith(policy, ...FROM_1_2)),
      policy,
      policy.isWritten ? 'The policy allows TLS 1.0 or 1.1.' : 'Without a policy, TLS 1.0 and 1.1 are taken.',
    )
  },

  examples: {
    passes: LISTENERS.flatMap(type => [
      ...FROM_1_2.map(start => withPolicy(type, `"${start}2021-06"`)),
      forwarding(type, { port: '443', protocol: '"TCP"' }),
      forwarding(type, { port: '80', protocol: '"HTTP"' }),
    ]),
    fails: LISTENERS.flatMap(type => [
      ...[
        '2016-08',
        '2015-05',
        'TLS-1-0-2015-04',
        'TLS-1-1-2017-01',
        'FS-2018-06',
        'FS-1-1-2019-08',
        'TLS13-1-0-2021-06',
      ].map(name => withPolicy(type, `"ELBSecurityPolicy-${name}" #!`)),
      forwarding(type, { port: '443', protocol: '"HTTPS"' }).replace('{', '{ #!'),
      forwarding(type, { port: '443', protocol: '"TLS"', ssl_policy: 'null #!' }),
      forwarding(type, { port: '443', ssl_policy: '"ELBSecurityPolicy-2016-08" #!' }),
    ]),
    undecided: [`variable "policy" {}\n${withPolicy('aws_lb_listener', 'var.policy')}`],
  },
})

function withPolicy(type: string, policy: string): string {
  return forwarding(type, { port: '443', protocol: '"HTTPS"', ssl_policy: policy })
}
