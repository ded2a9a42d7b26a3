import { defineRule } from '../../define-rule.ts'
import { AWS_SECRETS } from './secrets/aws-secrets.ts'
import { secretExamples, secretsInClear } from './secrets/secret-attributes.ts'

const GENERATED = secretExamples(AWS_SECRETS)

/** Attributes of AWS resources that are secrets come from somewhere else. */
export const secretInClear = defineRule({
  id: 'secret-in-clear',
  title: 'Secret is written in clear',
  why: 'Whoever reads the repository, its history or the state has the secret.',
  severity: 'high',
  topic: 'encryption',
  checklist: 'encryption/secrets',
  aliases: [],
  aliasesOf: { aws_datasync_location_object_storage: ['CKV_AWS_295'] },
  scope: 'resource',
  resources: Object.keys(AWS_SECRETS),
  fix: 'Replace the secret where it is used, and take the new one from Secrets Manager, or let AWS manage it.',
  isAboutSecrets: true,

  evaluate: resource => secretsInClear(resource, AWS_SECRETS[resource.type] ?? []),

  examples: {
    passes: [
      'resource "aws_db_instance" "d" { manage_master_user_password = true }',
      'resource "random_password" "p" { length = 32 }\nresource "aws_db_instance" "d" { password = random_password.p.result }',
      `data "aws_secretsmanager_secret_version" "s" { secret_id = "db" }
resource "aws_rds_cluster" "c" {
  master_password = jsondecode(data.aws_secretsmanager_secret_version.s.secret_string)["password"]
}`,
      `resource "random_password" "p" { length = 32 }
resource "aws_secretsmanager_secret_version" "v" {
  secret_string = jsonencode({ username = "app", password = random_password.p.result })
}`,
      'resource "aws_db_instance" "d" { password = "" }',
      'resource "aws_db_instance" "d" { password = "<password>" }',
      'resource "aws_secretsmanager_secret_version" "v" { secret_string = jsonencode({}) }',
      'resource "aws_secretsmanager_secret_version" "v" { secret_string = jsonencode({ username = "app", password = "placeholder" }) }',
      `resource "aws_ssm_parameter" "p" {
  type  = "SecureString"
  value = "told of the parameter"
}
resource "aws_db_instance" "d" { password = aws_ssm_parameter.p.value }`,
      ...GENERATED.passes,
    ],
    fails: [
      `resource "aws_db_instance" "default" {
  username = "foo"
  password = "bar" #!
}`,
      `variable "password" { default = "bar" }
resource "aws_db_instance" "d" {
  password = var.password #!
}`,
      `locals { password = "bar" }
resource "aws_db_instance" "d" {
  password_wo = local.password #!
}`,
      `resource "aws_mq_broker" "b" {
  user {
    username = "one"
    password = "Correct-Horse-7" #!
  }
  user {
    username = "two"
    password = "Battery-Staple-7" #!
  }
}`,
      `resource "aws_secretsmanager_secret_version" "v" {
  secret_string = jsonencode({ username = "app", password = "Correct-Horse-7" }) #!
}`,
      `resource "aws_secretsmanager_secret_version" "v" {
  secret_string = jsonencode({ claims = { x = "Correct-Horse-7" } }) #!
}`,
      `resource "aws_secretsmanager_secret_version" "v" {
  secret_string = "{not json" #!
}`,
      `resource "random_id" "r" { byte_length = 4 }
resource "aws_secretsmanager_secret_version" "v" {
  secret_string = jsonencode({ id = random_id.r.hex, password = "Correct-Horse-7" }) #!
}`,
      {
        'main.tf': `variable "password" {}
resource "aws_db_instance" "d" {
  password = var.password #!
}`,
        'terraform.tfvars': 'password = "bar"',
      },
      ...GENERATED.fails,
    ],
  },
})
