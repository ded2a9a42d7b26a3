import { defineRule } from '../../define-rule.ts'
import { demandsOf } from './demand/demands-of.ts'
import { CONFIGURED_CLUSTERS } from './tables/analytics.ts'

/** Clusters of EMR have a security configuration. */
export const emrSecurityConfiguration = defineRule({
  id: 'emr-security-configuration',
  title: 'EMR cluster has no security configuration',
  why: 'Without one nothing that it stores or sends is encrypted.',
  severity: 'medium',
  topic: 'encryption',
  checklist: 'encryption/at-rest',
  fix: 'Set `security_configuration`.',
  ...demandsOf(CONFIGURED_CLUSTERS),
})
