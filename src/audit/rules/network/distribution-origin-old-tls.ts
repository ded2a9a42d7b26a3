import { defineRule } from '../../define-rule.ts'
import { originVersions } from './origin-versions.ts'

/** No origin is asked by TLS before 1.2. */
export const distributionOriginOldTls = defineRule({
  id: 'distribution-origin-old-tls',
  title: 'CloudFront distribution speaks old TLS with its origin',
  why: 'TLS 1.0 and 1.1 have known weaknesses.',
  severity: 'low',
  topic: 'network',
  aliases: [],
  ...originVersions({
    old: ['TLSv1', 'TLSv1.1'],
    others: ['TLSv1.2'],
    says: 'A version before TLS 1.2 is among them.',
  }),
})
