import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { isSet } from '../../resource/predicates.ts'
import { either, truth } from '../../resource/truth.ts'

/** A secret is changed from time to time, by itself. */
export const secretRotates = defineRule({
  id: 'secret-rotates',
  title: 'Secret does not rotate',
  why: 'A secret that is never changed stays open to whoever had it once.',
  severity: 'medium',
  topic: 'encryption',
  checklist: 'encryption/secrets',
  aliases: ['CKV2_AWS_57', 'Security Hub SecretsManager.1', 'Guard SECRETSMANAGER_ROTATION_ENABLED_CHECK'],
  scope: 'resource',
  resources: ['aws_secretsmanager_secret'],
  fix: 'Add an `aws_secretsmanager_secret_rotation` for the secret.',

  evaluate(secret, configuration) {
    const { found, others } = configuration.pointingAt(secret, {
      type: 'aws_secretsmanager_secret_rotation',
      path: 'secret_id',
      names: 'name',
    })
    // Until version 4 of the provider, the secret itself said how it rotates.
    const isInline = either(isSet(secret.get('rotation_rules')), isSet(secret.get('rotation_lambda_arn')))
    const holds = either(truth(found.length > 0), isInline, others)
    return requireThat(holds, secret, 'Nothing rotates the secret.')
  },

  examples: {
    passes: [
      'resource "aws_secretsmanager_secret" "s" {}\nresource "aws_secretsmanager_secret_rotation" "r" { secret_id = aws_secretsmanager_secret.s.id }',
      'resource "aws_secretsmanager_secret" "s" { name = "db" }\nresource "aws_secretsmanager_secret_rotation" "r" { secret_id = "db" }',
      `resource "aws_secretsmanager_secret" "s" {
  rotation_rules {
    automatically_after_days = 30
  }
}`,
    ],
    fails: [
      'resource "aws_secretsmanager_secret" "s" {} #!',
      `resource "aws_secretsmanager_secret" "s" {}
resource "aws_secretsmanager_secret" "other" {} #!
resource "aws_secretsmanager_secret_rotation" "r" { secret_id = aws_secretsmanager_secret.s.id }`,
    ],
    undecided: [
      `variable "id" {}
resource "aws_secretsmanager_secret" "s" {}
resource "aws_secretsmanager_secret_rotation" "r" { secret_id = var.id }`,
    ],
  },
})
