import { defineRule } from '../../define-rule.ts'
import { demandsOf } from './demand/demands-of.ts'
import { SEARCH_ENDPOINTS } from './tables/transit.ts'

const FROM_TABLE = demandsOf(SEARCH_ENDPOINTS)

/** Searches take HTTPS only. */
export const searchHttps = defineRule({
  id: 'search-https',
  title: 'Search domain takes plain HTTP',
  why: 'Queries and answers, with what authorises them, may cross the network in clear.',
  severity: 'high',
  topic: 'encryption',
  checklist: 'encryption/in-transit',
  fix: 'Set `enforce_https = true` in `domain_endpoint_options`.',
  ...FROM_TABLE,
  examples: {
    ...FROM_TABLE.examples,
    passes: [
      ...FROM_TABLE.examples.passes,
      `resource "aws_opensearch_domain" "d" {
  domain_endpoint_options {
    tls_security_policy = "Policy-Min-TLS-1-2-2019-07"
  }
}`,
    ],
  },
})
