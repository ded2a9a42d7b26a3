import { defineRule } from '../../define-rule.ts'
import { demandsOf } from './demand/demands-of.ts'
import { MAILS } from './tables/transit.ts'

/** Mail is delivered over TLS or not at all. */
export const mailTls = defineRule({
  id: 'mail-tls',
  title: 'Mail may be delivered without TLS',
  why: 'Whoever is in the network reads the mail.',
  severity: 'medium',
  topic: 'encryption',
  checklist: 'encryption/in-transit',
  fix: 'Set `tls_policy` in `delivery_options` so that TLS is required.',
  ...demandsOf(MAILS),
})
