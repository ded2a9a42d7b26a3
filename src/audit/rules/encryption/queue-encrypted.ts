import { defineRule } from '../../define-rule.ts'
import { demandsOf } from './demand/demands-of.ts'
import { ENCRYPTED_QUEUES } from './tables/messages.ts'

/** Queues and topics encrypt what waits in them. */
export const queueEncrypted = defineRule({
  id: 'queue-encrypted',
  title: 'Queue or topic is not encrypted',
  why: 'Messages lie in clear until they are read.',
  severity: 'medium',
  topic: 'encryption',
  checklist: 'encryption/at-rest',
  fix: 'Set `kms_master_key_id` to a KMS key of yours.',
  ...demandsOf(ENCRYPTED_QUEUES),
})
