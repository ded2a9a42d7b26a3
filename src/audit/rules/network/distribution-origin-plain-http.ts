import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { equals } from '../../resource/predicates.ts'
import { resourceWith } from './resource-example.ts'

/** A distribution speaks TLS with what it distributes, too. */
export const distributionOriginPlainHttp = defineRule({
  id: 'distribution-origin-plain-http',
  title: 'CloudFront distribution speaks plain HTTP with its origin',
  why: 'Who comes by HTTPS believes to be safe, while the second half of the way is open.',
  severity: 'high',
  topic: 'network',
  checklist: 'network/tls',
  aliases: ['CKV2_AWS_72', 'Security Hub CloudFront.9'],
  scope: 'resource',
  resources: ['aws_cloudfront_distribution'],
  fix: 'Set `origin_protocol_policy = "https-only"`.',

  evaluate(distribution) {
    return distribution.each('origin').map(origin => {
      const policy = origin.get('custom_origin_config.origin_protocol_policy')
      return forbidThat(equals(policy, 'http-only', 'match-viewer'), policy, 'The origin is asked by HTTP.')
    })
  },

  examples: {
    passes: [
      asking('"https-only"'),
      resourceWith('aws_cloudfront_distribution', { 'origin.origin_access_control_id': '"E1"' }),
    ],
    fails: [asking('"http-only" #!'), asking('"match-viewer" #!')],
    undecided: [`variable "p" {}\n${asking('var.p')}`],
  },
})

function asking(policy: string): string {
  return resourceWith('aws_cloudfront_distribution', {
    'origin.custom_origin_config.origin_protocol_policy': policy,
  })
}
