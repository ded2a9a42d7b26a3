import { defineRule } from '../../define-rule.ts'
import { demandsOf } from './demand/demands-of.ts'
import { PROXIES } from './tables/transit.ts'

/** Clients reach a proxy of a database over TLS. */
export const dbProxyTls = defineRule({
  id: 'db-proxy-tls',
  title: 'Proxy of a database takes connections without TLS',
  why: 'Whoever is in the network reads what is asked and answered, and the password before it.',
  severity: 'high',
  topic: 'encryption',
  checklist: 'encryption/in-transit',
  fix: 'Set `require_tls = true`.',
  ...demandsOf(PROXIES),
})
