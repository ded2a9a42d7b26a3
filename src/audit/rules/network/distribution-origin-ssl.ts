import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { equals, someItem } from '../../resource/predicates.ts'
import { resourceWith } from './resource-example.ts'

const OLD = ['SSLv3'] as const

/** No origin is asked by SSL. */
export const distributionOriginSsl = defineRule({
  id: 'distribution-origin-ssl',
  title: 'CloudFront distribution speaks SSL 3 with its origin',
  why: 'SSL 3 is broken: who stands in between can read what is sent.',
  severity: 'high',
  topic: 'network',
  checklist: 'network/tls-version',
  aliases: ['CKV2_AWS_54', 'Security Hub CloudFront.10'],
  scope: 'resource',
  resources: ['aws_cloudfront_distribution'],
  fix: 'Set `origin_ssl_protocols = ["TLSv1.2"]`.',

  evaluate(distribution) {
    return distribution.each('origin').map(origin => {
      const versions = origin.get('custom_origin_config.origin_ssl_protocols')
      return forbidThat(
        someItem(versions, version => equals(version, ...OLD)),
        versions,
        'SSL 3 is among the versions.',
      )
    })
  },

  examples: {
    passes: [
      ...['TLSv1', 'TLSv1.2'].map(each => speaking(`["${each}"]`)),
      resourceWith('aws_cloudfront_distribution', { 'origin.origin_access_control_id': '"E1"' }),
    ],
    fails: OLD.map(each => speaking(`["TLSv1.2", "${each}"] #!`)),
    undecided: [`variable "v" {}\n${speaking('var.v')}`],
  },
})

function speaking(versions: string): string {
  return resourceWith('aws_cloudfront_distribution', {
    'origin.custom_origin_config.origin_ssl_protocols': versions,
  })
}
