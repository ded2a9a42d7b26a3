import { defineRule } from '../../define-rule.ts'
import { equals } from '../../resource/predicates.ts'
import { secretsInClear } from './secrets/secret-attributes.ts'

/** The value of a secure parameter comes from somewhere else. */
export const ssmParameterSecretInClear = defineRule({
  id: 'ssm-parameter-secret-in-clear',
  title: 'Value of a secure parameter is written in clear',
  why: 'Whoever reads the repository, its history or the state has what the parameter protects.',
  severity: 'high',
  topic: 'encryption',
  checklist: 'encryption/secrets',
  aliases: [],
  scope: 'resource',
  resources: ['aws_ssm_parameter'],
  fix: 'Replace the secret where it is used, and write the new one with the AWS command line, with `ignore_changes`.',
  isAboutSecrets: true,

  evaluate(parameter) {
    return secretsInClear(parameter, ['value'], equals(parameter.get('type'), 'SecureString'))
  },

  examples: {
    passes: [
      `variable "v" {}
resource "aws_ssm_parameter" "p" {
  type  = "SecureString"
  value = var.v
}`,
      `resource "aws_ssm_parameter" "p" {
  type  = "String"
  value = "eu-west-1"
}`,
      `resource "aws_ssm_parameter" "p" {
  type  = "SecureString"
  value = "placeholder"
}`,
    ],
    fails: [
      `resource "aws_ssm_parameter" "p" {
  type  = "SecureString"
  value = "Correct-Horse-7" #!
}`,
      `resource "aws_ssm_parameter" "p" {
  type     = "SecureString"
  value_wo = "Correct-Horse-7" #!
}`,
    ],
  },
})
