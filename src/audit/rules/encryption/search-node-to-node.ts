import { defineRule } from '../../define-rule.ts'
import { demandsOf } from './demand/demands-of.ts'
import { SEARCH_NODES } from './tables/transit.ts'

/** Searches encrypt what their nodes exchange. */
export const searchNodeToNode = defineRule({
  id: 'search-node-to-node',
  title: 'Nodes of a search domain talk in clear',
  why: 'Whoever is in the network reads what is searched.',
  severity: 'high',
  topic: 'encryption',
  checklist: 'encryption/in-transit',
  fix: 'Add `node_to_node_encryption` with `enabled = true`.',
  ...demandsOf(SEARCH_NODES),
})
