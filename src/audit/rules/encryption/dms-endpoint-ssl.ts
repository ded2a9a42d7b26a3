import { defineRule } from '../../define-rule.ts'
import { demandsOf } from './demand/demands-of.ts'
import { MIGRATIONS } from './tables/transit.ts'

/** Data is migrated over TLS. */
export const dmsEndpointSsl = defineRule({
  id: 'dms-endpoint-ssl',
  title: 'Data is migrated without encryption',
  why: 'A whole database crosses the network in clear, and its password before it.',
  severity: 'high',
  topic: 'encryption',
  checklist: 'encryption/in-transit',
  fix: 'Set `ssl_mode` to `verify-full`, or to the strictest that the engine knows.',
  ...demandsOf(MIGRATIONS),
})
