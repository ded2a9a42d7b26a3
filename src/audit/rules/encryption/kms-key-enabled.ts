import { defineRule } from '../../define-rule.ts'
import { switchedOn } from './demand/demands.ts'
import { demandsOf } from './demand/demands-of.ts'

const KEYS = [
  switchedOn('aws_kms_key', 'is_enabled', { isOptional: true, aliases: ['CKV_AWS_227'] }),
  switchedOn('aws_kms_external_key', 'enabled', { isOptional: true }),
  switchedOn('aws_kms_replica_key', 'enabled', { isOptional: true }),
  switchedOn('aws_kms_replica_external_key', 'enabled', { isOptional: true }),
]

/** Keys are on. */
export const kmsKeyEnabled = defineRule({
  id: 'kms-key-enabled',
  title: 'KMS key is switched off',
  why: 'What is encrypted with the key cannot be read until it is on again, backups included.',
  severity: 'medium',
  topic: 'encryption',
  checklist: 'encryption/keys',
  fix: 'Remove the attribute, or delete the key if nothing is encrypted with it.',
  ...demandsOf(KEYS),
})
