import { defineRule } from '../../define-rule.ts'
import { demandsOf } from './demand/demands-of.ts'
import { LEARNING_JOBS } from './tables/transit.ts'

/** Containers of a machine learning job talk over TLS. */
export const learningJobInTransit = defineRule({
  id: 'learning-job-in-transit',
  title: 'Machine learning job sends data in clear',
  why: 'Whoever is in the network reads what is learned from.',
  severity: 'medium',
  topic: 'encryption',
  checklist: 'encryption/in-transit',
  fix: 'Set `enable_inter_container_traffic_encryption = true`.',
  ...demandsOf(LEARNING_JOBS),
})
