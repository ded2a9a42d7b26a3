import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { isSet } from '../../resource/predicates.ts'
import { either, not } from '../../resource/truth.ts'
import { isAboutSessions, sessionExample, sessionInputs, sessionMissing } from './tables/session-document.ts'

/** Sessions are encrypted with a key of KMS, beyond TLS. */
export const sessionEncrypted = defineRule({
  id: 'session-encrypted',
  title: 'Sessions are not encrypted with KMS',
  why: 'What people type and see on machines is then protected by TLS alone, which ends at AWS.',
  severity: 'medium',
  topic: 'encryption',
  checklist: 'encryption/in-transit',
  aliases: ['CKV_AWS_112'],
  scope: 'resource',
  resources: ['aws_ssm_document'],
  fix: 'Set `kmsKeyId` in the document’s `inputs`.',

  evaluate(document) {
    const key = sessionInputs(document).get('kmsKeyId')
    const holds = either(not(isAboutSessions(document)), isSet(key))
    return requireThat(holds, key, 'The preferences of sessions name no `kmsKeyId`.')
  },

  examples: {
    passes: [
      sessionExample('kmsKeyId = "alias/sessions"'),
      `resource "aws_ssm_document" "c" {
  document_type = "Command"
  content       = "{}"
}`,
    ],
    fails: [sessionMissing('runAsEnabled = false'), sessionExample('kmsKeyId = "" #!')],
    undecided: [`variable "k" {}\n${sessionExample('kmsKeyId = var.k')}`],
  },
})
