import { defineRule } from '../../define-rule.ts'
import { demandsOf } from './demand/demands-of.ts'
import { CLOUD_SEARCHES } from './tables/transit.ts'

/** Searches of CloudSearch take HTTPS only. */
export const cloudsearchHttps = defineRule({
  id: 'cloudsearch-https',
  title: 'CloudSearch domain takes plain HTTP',
  why: 'Queries and answers cross the network in clear.',
  severity: 'high',
  topic: 'encryption',
  checklist: 'encryption/in-transit',
  fix: 'Set `enforce_https = true` in `endpoint_options`.',
  ...demandsOf(CLOUD_SEARCHES),
})
