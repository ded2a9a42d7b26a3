import { defineRule } from '../../define-rule.ts'
import { demandsOf } from './demand/demands-of.ts'
import { MESHES } from './tables/transit.ts'

/** Listeners of a mesh take TLS only. */
export const meshInTransit = defineRule({
  id: 'mesh-in-transit',
  title: 'Listener of a mesh takes plain text',
  why: 'Whoever is in the network reads what services tell each other.',
  severity: 'medium',
  topic: 'encryption',
  checklist: 'encryption/in-transit',
  fix: 'Add `tls` with `mode = "STRICT"` to the listener.',
  ...demandsOf(MESHES),
})
