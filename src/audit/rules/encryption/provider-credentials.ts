import { defineRule } from '../../define-rule.ts'
import { flag } from '../../outcome.ts'
import type { Attribute } from '../../resource/attribute.ts'
import { writtenText } from './secrets/known-text.ts'
import { isSecretValue } from './secrets/secret-text.ts'
import { holdsToken } from './secrets/token-formats.ts'

/** What stands in for credentials where an emulator asks for some. */
const EMULATED = /mock|test|fake|dummy|local|anaccesskey|asecretkey/i

/** The AWS provider takes its credentials from its environment. */
export const providerCredentials = defineRule({
  id: 'provider-credentials',
  title: 'AWS access key is written in a provider block',
  why: 'Whoever reads the repository may do in the account whatever Terraform may.',
  severity: 'critical',
  topic: 'encryption',
  checklist: 'encryption/secrets',
  aliases: ['CKV_AWS_41'],
  scope: 'resource',
  resources: ['provider.aws'],
  fix: 'Delete the key in IAM, and let Terraform assume a role.',
  isAboutSecrets: true,

  evaluate: provider =>
    ['access_key', 'secret_key', 'token']
      .map(name => provider.get(name))
      .filter(isCredential)
      .map(attribute => flag(attribute, `\`${attribute.path}\` is written in clear.`)),

  examples: {
    passes: [
      'provider "aws" { region = "eu-west-1" }',
      'variable "key" {}\nprovider "aws" { access_key = var.key }',
      `provider "aws" {
  access_key = "mock_access_key"
  secret_key = "mock_secret_key"
}`,
      'provider "aws" { access_key = "" }',
    ],
    fails: [
      `provider "aws" {
  access_key = "AKIAIOSFODNN7EXAMPLE" #!
  secret_key = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY" #!
}`,
      `variable "key" { default = "AKIAIOSFODNN7EXAMPLE" }
provider "aws" {
  alias      = "second"
  access_key = var.key #!
}`,
      `provider "aws" {
  token = "Correct-Horse-Battery-Staple" #!
}`,
    ],
  },
})

function isCredential(attribute: Attribute): boolean {
  const text = writtenText(attribute)
  if (text === null) return false
  return holdsToken(text) || (isSecretValue(text) && text.length >= 16 && !EMULATED.test(text))
}
