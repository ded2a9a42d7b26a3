import { defineRule } from '../../define-rule.ts'
import { pass } from '../../outcome.ts'
import { startsWith } from '../../resource/predicates.ts'
import { secretsInClear } from './secrets/secret-attributes.ts'

/** Arguments under which modules take secrets, by their usual names. */
const NAMES = [
  'access_key',
  'admin_password',
  'api_key',
  'api_token',
  'auth_token',
  'client_secret',
  'database_password',
  'db_password',
  'master_password',
  'password',
  'private_key',
  'root_password',
  'secret',
  'secret_key',
  'secret_string',
  'token',
]

/** Modules from elsewhere are given no secret in clear; what local ones do with it is told in them. */
export const moduleSecretInClear = defineRule({
  id: 'module-secret-in-clear',
  title: 'Secret is given to a module in clear',
  why: 'Whoever reads the repository, its history or the state has the secret.',
  severity: 'high',
  topic: 'encryption',
  checklist: 'encryption/secrets',
  aliases: [],
  scope: 'resource',
  resources: ['module'],
  fix: 'Replace the secret where it is used, and give the new one in a variable without default.',
  isAboutSecrets: true,

  evaluate(call) {
    if (startsWith(call.get('source'), './', '../') === 'yes') return pass
    return secretsInClear(call, NAMES)
  },

  examples: {
    passes: [
      `variable "password" {}
module "db" {
  source   = "terraform-aws-modules/rds/aws"
  password = var.password
}`,
      {
        'main.tf': 'module "db" {\n  source   = "./db"\n  password = "bar"\n}',
        'db/main.tf': 'variable "password" {}',
      },
    ],
    fails: [
      `module "db" {
  source   = "terraform-aws-modules/rds/aws"
  password = "bar" #!
}`,
    ],
  },
})
