import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { equals } from '../../resource/predicates.ts'
import { resourceWith } from './resource-example.ts'

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/secure-connections-supported-viewer-protocols-ciphers.html */
export const distributionOldCiphers = defineRule({
  id: 'distribution-old-ciphers',
  title: 'CloudFront distribution takes old ciphers',
  why: 'The policies of 2018 and 2019 allow ciphers in CBC mode, which break when they are not used with great care.',
  severity: 'low',
  topic: 'network',
  checklist: 'network/tls-version',
  aliases: ['AWS-0013'],
  scope: 'resource',
  resources: ['aws_cloudfront_distribution'],
  fix: 'Set `minimum_protocol_version = "TLSv1.2_2021"` or newer.',

  evaluate(distribution) {
    const version = distribution.get('viewer_certificate.minimum_protocol_version')
    return forbidThat(equals(version, 'TLSv1.2_2018', 'TLSv1.2_2019'), version, 'The policy is an old one.')
  },

  examples: {
    passes: ['TLSv1.2_2021', 'TLSv1.2_2025', 'TLSv1.3_2025', 'TLSv1'].map(each => from(`"${each}"`)),
    fails: ['TLSv1.2_2018', 'TLSv1.2_2019'].map(each => from(`"${each}" #!`)),
    undecided: [`variable "v" {}\n${from('var.v')}`],
  },
})

function from(version: string): string {
  return resourceWith('aws_cloudfront_distribution', {
    'viewer_certificate.minimum_protocol_version': version,
  })
}
