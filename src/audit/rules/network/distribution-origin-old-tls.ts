import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { equals, someItem } from '../../resource/predicates.ts'
import { resourceWith } from './resource-example.ts'

const OLD = ['TLSv1', 'TLSv1.1'] as const

/** No origin is asked by TLS before 1.2. */
export const distributionOriginOldTls = defineRule({
  id: 'distribution-origin-old-tls',
  title: 'CloudFront distribution speaks old TLS with its origin',
  why: 'TLS 1.0 and 1.1 have known weaknesses.',
  severity: 'low',
  topic: 'network',
  checklist: 'network/tls-version',
  aliases: [],
  scope: 'resource',
  resources: ['aws_cloudfront_distribution'],
  fix: 'Set `origin_ssl_protocols = ["TLSv1.2"]`.',

  evaluate(distribution) {
    return distribution.each('origin').map(origin => {
      const versions = origin.get('custom_origin_config.origin_ssl_protocols')
      return forbidThat(
        someItem(versions, version => equals(version, ...OLD)),
        versions,
        'A version before TLS 1.2 is among them.',
      )
    })
  },

  examples: {
    passes: [
      ...['TLSv1.2'].map(each => speaking(`["${each}"]`)),
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
