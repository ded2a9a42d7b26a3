import { defineRule } from '../../define-rule.ts'
import { demandsOf } from './demand/demands-of.ts'
import { PLAIN_BUILDS } from './tables/builds.ts'

/** What a build gives is not left in clear. */
export const buildOutputEncrypted = defineRule({
  id: 'build-output-encrypted',
  title: 'Output of a build is not encrypted',
  why: 'Artifacts and reports hold source code and what was built into it.',
  severity: 'high',
  topic: 'encryption',
  checklist: 'encryption/at-rest',
  fix: 'Remove `encryption_disabled`.',
  ...demandsOf(PLAIN_BUILDS),
})
