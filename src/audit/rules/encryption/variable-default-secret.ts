import { defineRule } from '../../define-rule.ts'
import { flag } from '../../outcome.ts'
import { isTrue } from '../../resource/predicates.ts'
import type { Resource } from '../../resource/resource.ts'
import { writtenText } from './secrets/known-text.ts'
import { isSecretOf, isSecretValue } from './secrets/secret-text.ts'
import { holdsToken } from './secrets/token-formats.ts'

/** A variable that takes a secret has none of its own. */
export const variableDefaultSecret = defineRule({
  id: 'variable-default-secret',
  title: 'Secret is the default of a variable',
  why: 'Whoever reads the repository has the secret, and whoever forgets to give another one uses it.',
  severity: 'high',
  topic: 'encryption',
  checklist: 'encryption/secrets',
  aliases: [],
  scope: 'resource',
  resources: ['variable'],
  fix: 'Remove the default, so that the secret has to be given.',
  isAboutSecrets: true,

  evaluate(variable) {
    const value = variable.get('default')
    return isSecret(variable) ? [flag(value, 'The variable has a secret as its default.')] : []
  },

  examples: {
    passes: [
      'variable "password" {}',
      'variable "password" { default = "" }',
      'variable "password" { default = null }',
      'variable "region" { default = "eu-west-1" }',
      'variable "secret_name" { default = "db" }',
      'variable "db_password" { default = "/live/db/password" }',
      'variable "rotate_secret" { default = true }',
      `variable "user" {
  sensitive = true
  default   = ""
}`,
    ],
    fails: [
      `variable "db_password" {
  default = "hunter2" #!
}`,
      `variable "apiToken" {
  default = "Correct-Horse-7" #!
}`,
      `variable "connection" {
  sensitive = true
  default   = "Correct-Horse-7" #!
}`,
      `variable "key" {
  default = "AKIAIOSFODNN7EXAMPLE" #!
}`,
    ],
  },
})

function isSecret(variable: Resource): boolean {
  const text = writtenText(variable.get('default'))
  if (text === null) return false
  if (holdsToken(text)) return true
  if (isTrue(variable.get('sensitive')) === 'yes') return isSecretValue(text) && text.length >= 3
  return isSecretOf(variable.name, text)
}
