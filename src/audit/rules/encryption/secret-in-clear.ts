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
      ...GENERATED.passes,
      'resource "aws_db_instance" "d" { password = "" }',
      'resource "aws_db_instance" "d" { manage_master_user_password = true }',
      'resource "random_password" "p" { length = 32 }\nresource "aws_db_instance" "d" { password = random_password.p.result }',
      'data "aws_secretsmanager_secret_version" "s" { secret_id = "db" }\nresource "aws_rds_cluster" "c" {\n  master_password = jsondecode(data.aws_secretsmanager_secret_version.s.secret_string)["password"]\n}',
      'resource "random_password" "p" { length = 32 }\nresource "aws_secretsmanager_secret_version" "v" {\n  secret_string = jsonencode({ username = "app", password = random_password.p.result })\n}',
      'resource "aws_db_instance" "d" { password = "<password>" }',
    ],
    fails: [
      ...GENERATED.fails,
      'resource "aws_db_instance" "default" {\n  username = "foo"\n  password = "bar" #!\n}',
      'variable "password" { default = "bar" }\nresource "aws_db_instance" "d" {\n  password = var.password #!\n}',
      'locals { password = "bar" }\nresource "aws_db_instance" "d" {\n  password_wo = local.password #!\n}',
      'resource "aws_mq_broker" "b" {\n  user {\n    username = "one"\n    password = "Correct-Horse-7" #!\n  }\n  user {\n    username = "two"\n    password = "Battery-Staple-7" #!\n  }\n}',
      'resource "random_id" "r" { byte_length = 4 }\nresource "aws_secretsmanager_secret_version" "v" {\n  secret_string = jsonencode({ id = random_id.r.hex, password = "Correct-Horse-7" }) #!\n}',
      {
        'main.tf':
          'variable "password" {}\nresource "aws_db_instance" "d" {\n  password = var.password #!\n}',
        'terraform.tfvars': 'password = "bar"',
      },
    ],
  },
})
