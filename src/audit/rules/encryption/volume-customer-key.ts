import { defineRule } from '../../define-rule.ts'
import { demandsOf } from './demand/demands-of.ts'
import { KEYED_VOLUMES } from './tables/volumes.ts'

const FROM_TABLE = demandsOf(KEYED_VOLUMES)

/** Volumes, their copies and images name a key of the customer’s. */
export const volumeCustomerKey = defineRule({
  id: 'volume-customer-key',
  title: 'Volume is encrypted with a key that AWS manages',
  why: 'Who may use a key of AWS cannot be said or taken back: a snapshot cannot be shared safely, or kept from anybody in the account.',
  severity: 'medium',
  topic: 'encryption',
  checklist: 'encryption/customer-key',
  fix: 'Name the ARN of a KMS key of yours, or set `aws_ebs_default_kms_key` for the whole account.',
  ...FROM_TABLE,
  examples: {
    ...FROM_TABLE.examples,
    passes: [
      `resource "aws_kms_key" "k" {}
resource "aws_ebs_default_kms_key" "all" { key_arn = aws_kms_key.k.arn }
resource "aws_ebs_volume" "v" { encrypted = true }`,
      `resource "aws_instance" "i" {
  root_block_device {
    encrypted = false
  }
}`,
      ...FROM_TABLE.examples.passes,
    ],
    fails: [
      `resource "aws_ebs_default_kms_key" "all" { key_arn = "arn:aws:kms:eu-west-1:111122223333:key/k" }
resource "aws_ebs_volume" "v" {
  encrypted  = true
  kms_key_id = "alias/aws/ebs" #!
}`,
      ...FROM_TABLE.examples.fails,
    ],
  },
})
