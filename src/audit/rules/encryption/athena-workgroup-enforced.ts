import { defineRule } from '../../define-rule.ts'
import { demandsOf } from './demand/demands-of.ts'
import { ENFORCED_WORKGROUPS } from './tables/analytics.ts'

/** Who queries cannot leave a workgroup’s encryption out. */
export const athenaWorkgroupEnforced = defineRule({
  id: 'athena-workgroup-enforced',
  title: 'Workgroup lets its users leave encryption out',
  why: 'A client’s own settings then come before the workgroup’s, and results lie in clear.',
  severity: 'medium',
  topic: 'encryption',
  checklist: 'encryption/at-rest',
  fix: 'Remove `enforce_workgroup_configuration = false`.',
  ...demandsOf(ENFORCED_WORKGROUPS),
})
