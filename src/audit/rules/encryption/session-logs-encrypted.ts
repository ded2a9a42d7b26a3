import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import type { Attribute } from '../../resource/attribute.ts'
import { isSet, isTrue } from '../../resource/predicates.ts'
import { both, either, not, type Truth } from '../../resource/truth.ts'
import { isAboutSessions, sessionExample, sessionInputs, sessionMissing } from './tables/session-document.ts'

/** Sessions are logged somewhere, and wherever they are, their logs are encrypted. */
export const sessionLogsEncrypted = defineRule({
  id: 'session-logs-encrypted',
  title: 'Logs of sessions are missing or not encrypted',
  why: 'What people type and see on machines, secrets included, is then lost or lies in clear.',
  severity: 'medium',
  topic: 'encryption',
  checklist: 'encryption/at-rest',
  aliases: ['CKV_AWS_113'],
  scope: 'resource',
  resources: ['aws_ssm_document'],
  fix: 'Name a bucket or log group in the document’s `inputs`, and set its encryption to true.',

  evaluate(document) {
    const inputs = sessionInputs(document)
    const isBucket = isSet(inputs.get('s3BucketName'))
    const isGroup = isSet(inputs.get('cloudWatchLogGroupName'))
    const isSafe = both(
      either(isBucket, isGroup),
      isEncrypted(isBucket, inputs.get('s3EncryptionEnabled')),
      isEncrypted(isGroup, inputs.get('cloudWatchEncryptionEnabled')),
    )
    const says = 'The preferences of sessions name no bucket or log group whose encryption is on.'
    return requireThat(either(not(isAboutSessions(document)), isSafe), inputs, says)
  },

  examples: {
    passes: [
      sessionExample('s3BucketName        = "sessions"', 's3EncryptionEnabled = true'),
      sessionExample(
        's3BucketName                = ""',
        'cloudWatchLogGroupName      = "sessions"',
        'cloudWatchEncryptionEnabled = true',
      ),
      `resource "aws_ssm_document" "c" {
  document_type = "Command"
  content       = "{}"
}`,
    ],
    fails: [
      sessionMissing('s3BucketName = ""'),
      sessionMissing('s3BucketName = "sessions"'),
      sessionMissing('s3BucketName        = "sessions"', 's3EncryptionEnabled = false'),
      sessionMissing(
        's3BucketName           = "sessions"',
        's3EncryptionEnabled    = true',
        'cloudWatchLogGroupName = "sessions"',
      ),
    ],
    undecided: [
      `variable "b" {}\n${sessionExample('s3BucketName        = var.b', 's3EncryptionEnabled = true')}`,
    ],
  },
})

function isEncrypted(isNamed: Truth, isOn: Attribute): Truth {
  return either(not(isNamed), isTrue(isOn))
}
