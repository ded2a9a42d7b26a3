import { defineRule } from '../../define-rule.ts'
import { demandsOf } from './demand/demands-of.ts'
import { CACHES } from './tables/transit.ts'

/** Caches encrypt what is sent to them and between their nodes. */
export const cacheInTransit = defineRule({
  id: 'cache-in-transit',
  title: 'Cache is reached without encryption',
  why: 'Whoever is in the network reads what is cached, and the password with it.',
  severity: 'high',
  topic: 'encryption',
  checklist: 'encryption/in-transit',
  fix: 'Switch encryption in transit on; most caches have to be made anew for it.',
  ...demandsOf(CACHES),
})
