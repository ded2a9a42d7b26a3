import { defineRule } from '../../define-rule.ts'
import { originVersions } from './origin-versions.ts'

/** No origin is asked by SSL. */
export const distributionOriginSsl = defineRule({
  id: 'distribution-origin-ssl',
  title: 'CloudFront distribution speaks SSL 3 with its origin',
  why: 'SSL 3 is broken: who stands in between can read what is sent.',
  severity: 'high',
  topic: 'network',
  aliases: ['CKV2_AWS_54', 'Security Hub CloudFront.10'],
  ...originVersions({
    old: ['SSLv3'],
    others: ['TLSv1', 'TLSv1.2'],
    says: 'SSL 3 is among the versions.',
  }),
})
