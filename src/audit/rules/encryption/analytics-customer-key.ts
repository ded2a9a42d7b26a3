import { defineRule } from '../../define-rule.ts'
import { demandsOf } from './demand/demands-of.ts'
import { KEYED_ANALYTICS } from './tables/analytics.ts'

const FROM_TABLE = demandsOf(KEYED_ANALYTICS)

/** Searches, queries and copies of data name a key of the customer’s. */
export const analyticsCustomerKey = defineRule({
  id: 'analytics-customer-key',
  title: 'Data for analysis is encrypted with a key that AWS manages',
  why: 'Who may use a key of AWS cannot be said or taken back: whoever may use the service reads the data.',
  severity: 'medium',
  topic: 'encryption',
  checklist: 'encryption/customer-key',
  fix: 'Name the ARN of a KMS key of yours.',
  ...FROM_TABLE,
  examples: {
    ...FROM_TABLE.examples,
    passes: [
      `resource "aws_kms_key" "k" {}
resource "aws_dms_endpoint" "e" {
  engine_name = "s3"
  s3_settings {
    server_side_encryption_kms_key_id = aws_kms_key.k.arn
  }
}`,
      ...FROM_TABLE.examples.passes,
    ],
    fails: [
      `resource "aws_dms_endpoint" "e" { #!
  engine_name = "s3"
  s3_settings {
    encryption_mode = "SSE_S3"
  }
}`,
      ...FROM_TABLE.examples.fails,
    ],
  },
})
