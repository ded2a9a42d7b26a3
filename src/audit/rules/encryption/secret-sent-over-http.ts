import { defineRule } from '../../define-rule.ts'
import { forbidThat, type Outcome } from '../../outcome.ts'
import { type Attribute, referencesIn } from '../../resource/attribute.ts'
import { startsWith } from '../../resource/predicates.ts'
import { both, either, type Truth, truth } from '../../resource/truth.ts'
import { refersToHidden } from '../../views/pointed-at.ts'

/** Attributes that give a secret when they are referred to. */
const SECRETS: readonly RegExp[] = [
  /^(?:data\.)?aws_ssm_parameter\..*\bvalue$/,
  /^data\.aws_ssm_parameters_by_path\..*\bvalues/,
  /^(?:data\.)?aws_secretsmanager_secret_version\..*\bsecret_(?:string|binary)$/,
  /^data\.aws_secretsmanager_random_password\./,
  /^data\.aws_kms_secrets\..*\bplaintext/,
  /^random_password\..*\b(?:result|bcrypt_hash)$/,
]

/** Terraform sends no secret away in an address, or to a server without TLS. */
export const secretSentOverHttp = defineRule({
  id: 'secret-sent-over-http',
  title: 'Secret is sent to a web server while planning',
  why: 'Whoever can change a plan can so send secrets anywhere, and addresses are logged on the way.',
  severity: 'high',
  topic: 'encryption',
  checklist: 'encryption/secrets',
  aliases: ['CKV2_AWS_36', 'AWS-0134'],
  scope: 'resource',
  resources: ['data.http'],
  fix: 'Take the secret out of the address, and read it where it is needed.',

  evaluate(request) {
    const url = request.get('url')
    const parts = ['request_body', 'request_headers'].map(path => request.get(path))
    const isPlain = startsWith(url, 'http://')
    const judge = (attribute: Attribute, isSent: Truth): Outcome =>
      forbidThat(both(isSent, isSecret(attribute)), attribute, `\`${attribute.path}\` holds a secret.`)
    return [judge(url, 'yes'), ...parts.map(part => judge(part, isPlain))]
  },

  examples: {
    passes: [
      'data "http" "h" { url = "https://example.com" }',
      'data "aws_ssm_parameter" "p" { name = "token" }\ndata "http" "h" { url = "https://example.com/${data.aws_ssm_parameter.p.name}" }',
      `data "aws_ssm_parameter" "p" { name = "token" }
data "http" "h" {
  url             = "https://example.com"
  request_headers = { Authorization = data.aws_ssm_parameter.p.value }
}`,
      `variable "page" {}
data "http" "h" { url = "https://example.com/\${var.page}" }`,
    ],
    fails: [
      `resource "aws_ssm_parameter" "p" {
  name  = "p"
  type  = "SecureString"
  value = var.v
}
variable "v" {}
data "http" "h" {
  url = "https://example.com/?secret=\${aws_ssm_parameter.p.value}" #!
}`,
      `data "aws_secretsmanager_secret_version" "s" { secret_id = "s" }
data "http" "h" {
  url          = "http://example.com"
  request_body = data.aws_secretsmanager_secret_version.s.secret_string #!
}`,
      `variable "token" { sensitive = true }
data "http" "h" {
  url = "https://example.com/?token=\${var.token}" #!
}`,
    ],
  },
})

/** It is made of a secret, or of what its author declares as sensitive. */
function isSecret(attribute: Attribute): Truth {
  const { value } = attribute
  if (value?.isSensitive === true) return 'yes'
  // Of what is put into a text, its author says whether it is sensitive.
  const isHidden = value?.kind === 'unknown' && value.pieces === undefined
  const isGiven = truth(givesSecret(value))
  return isHidden ? either(isGiven, refersToHidden(attribute)) : isGiven
}

function givesSecret(value: Attribute['value']): boolean {
  return referencesIn(value).some(({ address, attribute }) => {
    const whole = `${address.replace(/^(?:module\.[^.]+\.)+/, '')}.${attribute}`
    return SECRETS.some(secret => secret.test(whole))
  })
}
