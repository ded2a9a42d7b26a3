import { defineRule } from '../../define-rule.ts'
import { demandsOf } from './demand/demands-of.ts'
import { CONFIGURED_JOBS } from './tables/analytics.ts'

/** What Glue runs has a security configuration. */
export const glueSecurityConfiguration = defineRule({
  id: 'glue-security-configuration',
  title: 'Glue component has no security configuration',
  why: 'Without one its results, logs and bookmarks are not encrypted.',
  severity: 'medium',
  topic: 'encryption',
  checklist: 'encryption/at-rest',
  fix: 'Name an `aws_glue_security_configuration`.',
  ...demandsOf(CONFIGURED_JOBS),
})
