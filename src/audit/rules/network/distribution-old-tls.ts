import { defineRule } from '../../define-rule.ts'
import { flag, requireThat } from '../../outcome.ts'
import { isTrue, startsWith } from '../../resource/predicates.ts'
import { resourceWith } from './resource-example.ts'

const TYPE = 'aws_cloudfront_distribution'

/**
 * With the certificate of CloudFront itself, TLS 1.0 is taken whatever else is written.
 * https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ViewerCertificate.html
 */
export const distributionOldTls = defineRule({
  id: 'distribution-old-tls',
  title: 'CloudFront distribution takes old versions of TLS',
  why: 'SSL, and TLS before 1.2, have known weaknesses, and no browser needs them any more.',
  severity: 'high',
  topic: 'network',
  checklist: 'network/tls-version',
  aliases: ['CKV_AWS_174', 'AWS-0013'],
  scope: 'resource',
  resources: [TYPE],
  fix: 'Use a certificate of your own, and set `minimum_protocol_version = "TLSv1.2_2021"`.',

  evaluate(distribution) {
    const isDefault = distribution.get('viewer_certificate.cloudfront_default_certificate')
    if (isTrue(isDefault) === 'yes')
      return flag(isDefault, 'With the certificate of CloudFront, TLS 1.0 is taken.')
    const version = distribution.get('viewer_certificate.minimum_protocol_version')
    return requireThat(
      startsWith(version, 'TLSv1.2', 'TLSv1.3'),
      version,
      'A version before TLS 1.2 is taken.',
    )
  },

  examples: {
    passes: ['TLSv1.2_2018', 'TLSv1.2_2019', 'TLSv1.2_2021', 'TLSv1.2_2025', 'TLSv1.3_2025'].map(each =>
      from(`"${each}"`),
    ),
    fails: [
      ...['SSLv3', 'TLSv1', 'TLSv1_2016', 'TLSv1.1_2016'].map(each => from(`"${each}" #!`)),
      resourceWith(TYPE).replace('{', '{ #!'),
      resourceWith(TYPE, { 'viewer_certificate.cloudfront_default_certificate': 'true #!' }),
      resourceWith(TYPE, { 'viewer_certificate.iam_certificate_id': '"ASCA"' }).replace(
        'viewer_certificate {',
        '$& #!',
      ),
    ],
    undecided: [`variable "v" {}\n${from('var.v')}`],
  },
})

function from(version: string): string {
  return resourceWith(TYPE, { 'viewer_certificate.minimum_protocol_version': version })
}
