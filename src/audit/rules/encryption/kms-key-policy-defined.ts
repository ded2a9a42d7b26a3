import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { isSet } from '../../resource/predicates.ts'
import { either, some } from '../../resource/truth.ts'

/** A key says who may use and administer it. */
export const kmsKeyPolicyDefined = defineRule({
  id: 'kms-key-policy-defined',
  title: 'KMS key has no policy of its own',
  why: 'The default policy leaves the key to every IAM policy of the account.',
  severity: 'low',
  topic: 'encryption',
  checklist: 'encryption/keys',
  aliases: ['CKV2_AWS_64'],
  scope: 'resource',
  resources: ['aws_kms_key'],
  fix: 'Set `policy`, or add an `aws_kms_key_policy`.',

  evaluate(key, configuration) {
    const policy = key.get('policy')
    const { found, others } = configuration.pointingAt(key, { type: 'aws_kms_key_policy', path: 'key_id' })
    const isElsewhere = some(found, each => isSet(each.get('policy')))
    return requireThat(either(isSet(policy), isElsewhere, others), policy, 'The key has no policy.')
  },

  examples: {
    passes: [
      'resource "aws_kms_key" "k" { policy = jsonencode({ Statement = [] }) }',
      `resource "aws_kms_key" "k" {}
resource "aws_kms_key_policy" "p" {
  key_id = aws_kms_key.k.id
  policy = jsonencode({ Statement = [] })
}`,
      'data "aws_iam_policy_document" "d" {}\nresource "aws_kms_key" "k" { policy = data.aws_iam_policy_document.d.json }',
    ],
    fails: [
      'resource "aws_kms_key" "k" {} #!',
      `resource "aws_kms_key" "k" {
  policy = "" #!
}`,
      `resource "aws_kms_key" "k" {}
resource "aws_kms_key" "other" {} #!
resource "aws_kms_key_policy" "p" {
  key_id = aws_kms_key.k.id
  policy = "{}"
}`,
    ],
    undecided: ['variable "p" {}\nresource "aws_kms_key" "k" { policy = var.p }'],
  },
})
