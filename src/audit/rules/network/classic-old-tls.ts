import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import type { Attribute } from '../../resource/attribute.ts'
import { equals, isTrue } from '../../resource/predicates.ts'
import { both, either, not, type Truth } from '../../resource/truth.ts'
import { resourceWith } from './resource-example.ts'

const BLOCKS: Readonly<Record<string, string>> = {
  aws_lb_ssl_negotiation_policy: 'attribute',
  aws_load_balancer_policy: 'policy_attribute',
}
const OLD = ['Protocol-SSLv2', 'Protocol-SSLv3', 'Protocol-TLSv1', 'Protocol-TLSv1.1'] as const

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-security-policy-table.html */
export const classicOldTls = defineRule({
  id: 'classic-old-tls',
  title: 'Classic load balancer takes old versions of TLS',
  why: 'SSL, and TLS before 1.2, have known weaknesses, and no browser needs them any more.',
  severity: 'high',
  topic: 'network',
  checklist: 'network/tls-version',
  aliases: [],
  aliasesOf: {
    aws_load_balancer_policy: ['CKV_AWS_213', 'Security Hub ELB.8', 'ScoutSuite elb-older-ssl-policy'],
  },
  scope: 'resource',
  resources: Object.keys(BLOCKS),
  fix: 'Set `Reference-Security-Policy` to `ELBSecurityPolicy-TLS-1-2-2017-01`.',

  evaluate(policy) {
    return policy
      .each(BLOCKS[policy.type] ?? '')
      .map(each => forbidThat(isOld(each), each.get('value'), 'It allows a version before TLS 1.2.'))
  },

  examples: {
    passes: Object.entries(BLOCKS).flatMap(([type, block]) => [
      saying(type, block, 'Protocol-TLSv1.2', '"true"'),
      saying(type, block, 'Protocol-TLSv1', '"false"'),
      saying(type, block, 'Reference-Security-Policy', '"ELBSecurityPolicy-TLS-1-2-2017-01"'),
      saying(type, block, 'PublicKey', '"MIIB"'),
    ]),
    fails: Object.entries(BLOCKS).flatMap(([type, block]) => [
      ...OLD.map(name => saying(type, block, name, 'true #!')),
      saying(type, block, 'Reference-Security-Policy', '"ELBSecurityPolicy-2016-08" #!'),
    ]),
    undecided: [
      `variable "p" {}\n${saying('aws_load_balancer_policy', 'policy_attribute', 'Reference-Security-Policy', 'var.p')}`,
    ],
  },
})

function isOld(setting: Attribute): Truth {
  const name = setting.get('name')
  const value = setting.get('value')
  const isReference = equals(name, 'Reference-Security-Policy')
  return either(
    both(equals(name, ...OLD), isTrue(value)),
    both(isReference, not(equals(value, 'ELBSecurityPolicy-TLS-1-2-2017-01'))),
  )
}

function saying(type: string, block: string, name: string, value: string): string {
  return resourceWith(type, { [`${block}.name`]: `"${name}"`, [`${block}.value`]: value })
}
