import { defineRule } from '../../define-rule.ts'
import { demandsOf } from './demand/demands-of.ts'
import { ENCRYPTED_STREAMS } from './tables/messages.ts'

/** Streams encrypt what waits in them. */
export const streamEncrypted = defineRule({
  id: 'stream-encrypted',
  title: 'Stream is not encrypted',
  why: 'What is written to it lies in clear on disks until it is read.',
  severity: 'high',
  topic: 'encryption',
  checklist: 'encryption/at-rest',
  fix: 'Switch encryption with KMS on.',
  ...demandsOf(ENCRYPTED_STREAMS),
})
