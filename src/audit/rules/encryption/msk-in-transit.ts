import { defineRule } from '../../define-rule.ts'
import { demandsOf } from './demand/demands-of.ts'
import { KAFKA } from './tables/transit.ts'

/** Clients and brokers of Kafka talk over TLS. */
export const mskInTransit = defineRule({
  id: 'msk-in-transit',
  title: 'Kafka cluster takes plain text',
  why: 'Whoever is in the network reads every message.',
  severity: 'high',
  topic: 'encryption',
  checklist: 'encryption/in-transit',
  fix: 'Set `client_broker = "TLS"`, and leave `in_cluster` on.',
  ...demandsOf(KAFKA),
})
