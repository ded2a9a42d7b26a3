import { describe, expect, test } from 'vitest'
import { evaluateRoot } from '../../../../src/audit/evaluate/evaluate-root.ts'
import type { Truth } from '../../../../src/audit/resource/truth.ts'
import { namesCustomerKey } from '../../../../src/audit/rules/encryption/demand/names-customer-key.ts'
import { aTree } from '../../a-tree.ts'

const AROUND = `
variable "key" {}
variable "default" { default = "alias/aws/sns" }
resource "aws_kms_key" "k" {}
resource "aws_kms_alias" "a" {
  name          = "alias/claims"
  target_key_id = aws_kms_key.k.id
}
resource "aws_kms_replica_key" "r" { primary_key_arn = aws_kms_key.k.arn }
data "aws_kms_alias" "own" { name = "alias/claims" }
data "aws_kms_alias" "aws" { name = "alias/aws/sns" }
data "aws_kms_key" "aws" { key_id = "alias/aws/sns" }
data "aws_kms_key" "by" { key_id = aws_kms_alias.a.name }
data "aws_kms_key" "open" { key_id = var.key }
data "terraform_remote_state" "base" { backend = "s3" }
`

const keys: readonly (readonly [expression: string, answer: Truth])[] = [
  ['aws_kms_key.k.arn', 'yes'],
  ['aws_kms_key.k.id', 'yes'],
  ['aws_kms_alias.a.name', 'yes'],
  ['aws_kms_replica_key.r.arn', 'yes'],
  ['data.aws_kms_alias.own.target_key_arn', 'yes'],
  ['data.aws_kms_key.by.arn', 'yes'],
  ['data.terraform_remote_state.base.outputs.key', 'yes'],
  ['"arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"', 'yes'],
  ['"1234abcd-12ab-34cd-56ef-1234567890ab"', 'yes'],
  ['"alias/claims"', 'yes'],
  ['"arn:aws:kms:eu-west-1:${var.key}:alias/claims"', 'yes'],
  ['true ? aws_kms_key.k.arn : null', 'yes'],
  ['"alias/aws/sns"', 'no'],
  ['"arn:aws:kms:eu-west-1:111122223333:alias/aws/sns"', 'no'],
  ['"arn:aws:kms:eu-west-1:${var.key}:alias/aws/sns"', 'no'],
  ['"AWS_OWNED_KMS_KEY"', 'no'],
  ['"aws/secretsmanager"', 'no'],
  ['var.default', 'no'],
  ['data.aws_kms_alias.aws.target_key_arn', 'no'],
  ['data.aws_kms_key.aws.arn', 'no'],
  ['null', 'no'],
  ['""', 'no'],
  ['var.key', 'unknown'],
  ['data.aws_kms_key.open.arn', 'unknown'],
]

describe('a key of the customer’s is named by', () => {
  test.each(keys)('%s: %s', (expression, answer) => {
    const text = `${AROUND}resource "aws_sns_topic" "t" { kms_master_key_id = ${expression} }`
    const { configuration } = evaluateRoot(aTree({ 'main.tf': text }), '')
    const [topic] = configuration.ofType('aws_sns_topic')
    if (topic === undefined) throw new Error('There is no topic.')
    expect(namesCustomerKey(topic.get('kms_master_key_id'), configuration)).toBe(answer)
  })
})
