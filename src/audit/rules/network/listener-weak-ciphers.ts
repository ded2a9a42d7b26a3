import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { startsWith } from '../../resource/predicates.ts'
import { both, either, not } from '../../resource/truth.ts'
import { endsTls, LISTENERS } from './listener.ts'
import { forwarding } from './listener-example.ts'

/**
 * Policies by which every connection has keys of its own, so that one leak opens no recorded one: those of TLS 1.3 and
 * 1.2 but for the extended ones, and those that are named for it.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
 */
const STRONG = ['TLS13-1-3-', 'TLS13-1-2-', 'FS-1-2-'].map(each => `ELBSecurityPolicy-${each}`)
const EXTENDED = 'ELBSecurityPolicy-TLS13-1-2-Ext'

/** A listener takes ciphers with forward secrecy only. */
export const listenerWeakCiphers = defineRule({
  id: 'listener-weak-ciphers',
  title: 'Listener takes weak ciphers',
  why: 'Who gets the private key later can then read what was recorded before.',
  severity: 'medium',
  topic: 'network',
  checklist: 'network/tls-version',
  aliases: ['CKV2_AWS_74'],
  scope: 'resource',
  resources: LISTENERS,
  fix: 'Set `ssl_policy = "ELBSecurityPolicy-TLS13-1-2-Res-2021-06"`.',

  evaluate(listener) {
    const policy = listener.get('ssl_policy')
    const isStrong = both(startsWith(policy, ...STRONG), not(startsWith(policy, EXTENDED)))
    return requireThat(
      either(not(endsTls(listener)), isStrong),
      policy,
      'Ciphers without forward secrecy are taken.',
    )
  },

  examples: {
    passes: LISTENERS.flatMap(type => [
      ...['TLS13-1-2-2021-06', 'TLS13-1-3-2021-06', 'TLS13-1-2-Res-FIPS-2023-04', 'FS-1-2-Res-2020-10'].map(
        name => withPolicy(type, `"ELBSecurityPolicy-${name}"`),
      ),
      forwarding(type, { port: '80', protocol: '"HTTP"' }),
    ]),
    fails: LISTENERS.flatMap(type => [
      ...['2016-08', 'TLS-1-2-2017-01', 'TLS13-1-2-Ext1-2021-06'].map(name =>
        withPolicy(type, `"ELBSecurityPolicy-${name}" #!`),
      ),
      forwarding(type, { port: '443', protocol: '"HTTPS"' }).replace('{', '{ #!'),
    ]),
    undecided: [`variable "policy" {}\n${withPolicy('aws_lb_listener', 'var.policy')}`],
  },
})

function withPolicy(type: string, policy: string): string {
  return forwarding(type, { port: '443', protocol: '"TLS"', ssl_policy: policy })
}
