import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { isSet } from '../../resource/predicates.ts'
import { either } from '../../resource/truth.ts'
import { resourceWith } from './resource-example.ts'

const TYPE = 'aws_cloudfront_distribution'
const PATHS = ['viewer_certificate.acm_certificate_arn', 'viewer_certificate.iam_certificate_id'] as const

/** A distribution has a name and a certificate of its own. */
export const distributionCertificate = defineRule({
  id: 'distribution-certificate',
  title: 'CloudFront distribution has no certificate of its own',
  why: 'People then trust a name of CloudFront’s that anybody could have, and TLS 1.0 is taken.',
  severity: 'low',
  topic: 'network',
  checklist: 'network/tls',
  aliases: ['CKV2_AWS_42', 'Security Hub CloudFront.7'],
  scope: 'resource',
  resources: [TYPE],
  fix: 'Set `acm_certificate_arn` in `viewer_certificate`.',

  evaluate(distribution) {
    return requireThat(
      either(...PATHS.map(path => isSet(distribution.get(path)))),
      distribution.get('viewer_certificate'),
      'It uses the certificate of CloudFront.',
    )
  },

  examples: {
    passes: PATHS.map(path => resourceWith(TYPE, { [path]: '"x"' })),
    fails: [
      resourceWith(TYPE).replace('{', '{ #!'),
      resourceWith(TYPE, { 'viewer_certificate.cloudfront_default_certificate': 'true' }).replace(
        'viewer_certificate {',
        '$& #!',
      ),
    ],
    undecided: [`variable "c" {}\n${resourceWith(TYPE, { [PATHS[0]]: 'var.c' })}`],
  },
})
