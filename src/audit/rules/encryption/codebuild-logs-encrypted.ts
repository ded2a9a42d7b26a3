import { defineRule } from '../../define-rule.ts'
import { demandsOf } from './demand/demands-of.ts'
import { PLAIN_BUILD_LOGS } from './tables/builds.ts'

/** Logs of builds in a bucket are encrypted. */
export const codebuildLogsEncrypted = defineRule({
  id: 'codebuild-logs-encrypted',
  title: 'Logs of a build are not encrypted',
  why: 'Builds print what they are given, now and then a secret.',
  severity: 'medium',
  topic: 'encryption',
  checklist: 'encryption/at-rest',
  fix: 'Remove `encryption_disabled` from `s3_logs`.',
  ...demandsOf(PLAIN_BUILD_LOGS),
})
