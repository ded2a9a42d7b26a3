import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { equals } from '../../resource/predicates.ts'
import { either, not } from '../../resource/truth.ts'
import { jsonOf } from '../../views/json-of.ts'
import { namesCustomerKey } from './demand/names-customer-key.ts'

/** Collections of OpenSearch are encrypted with the key that a policy names. */
export const opensearchServerlessCustomerKey = defineRule({
  id: 'opensearch-serverless-customer-key',
  title: 'Search collections are encrypted with a key of AWS',
  why: 'Who may use a key of AWS cannot be said or taken back: whoever may search reads the data.',
  severity: 'medium',
  topic: 'encryption',
  checklist: 'encryption/customer-key',
  aliases: [],
  scope: 'resource',
  resources: ['aws_opensearchserverless_security_policy'],
  fix: 'Replace `AWSOwnedKey` in the policy by `KmsARN` with the ARN of a KMS key of yours.',

  evaluate(policy, configuration) {
    const key = jsonOf(policy.get('policy')).get('KmsARN')
    const isOther = not(equals(policy.get('type'), 'encryption'))
    const holds = either(isOther, namesCustomerKey(key, configuration))
    return requireThat(holds, key, 'The policy names no `KmsARN`.')
  },

  examples: {
    passes: [
      `resource "aws_kms_key" "k" {}
resource "aws_opensearchserverless_security_policy" "p" {
  type   = "encryption"
  policy = jsonencode({ Rules = [], KmsARN = aws_kms_key.k.arn })
}`,
      `resource "aws_opensearchserverless_security_policy" "p" {
  type   = "network"
  policy = jsonencode([])
}`,
    ],
    fails: [
      `resource "aws_opensearchserverless_security_policy" "p" {
  type   = "encryption"
  policy = jsonencode({ Rules = [], AWSOwnedKey = true }) #!
}`,
    ],
    undecided: [
      `variable "p" {}
resource "aws_opensearchserverless_security_policy" "p" {
  type   = "encryption"
  policy = var.p
}`,
    ],
  },
})
