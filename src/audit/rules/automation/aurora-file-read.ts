import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { equals } from '../../resource/predicates.ts'
import { both } from '../../resource/truth.ts'

/** https://aws.amazon.com/security/security-bulletins/AWS-2022-004/ */
const AFFECTED = ['10.11', '10.12', '10.13', '11.6', '11.7', '11.8']

/** Aurora PostgreSQL does not run a version that gives files away. */
export const auroraFileRead = defineRule({
  id: 'aurora-file-read',
  title: 'Aurora PostgreSQL has a version that lets users read local files',
  why: 'A user of the database can read files of its host.',
  severity: 'medium',
  topic: 'automation',
  checklist: 'automation/updates',
  aliases: ['CKV_AWS_388'],
  scope: 'resource',
  resources: ['aws_db_instance'],
  fix: 'Upgrade `engine_version`.',

  evaluate(database) {
    const version = database.get('engine_version')
    const isAffected = both(equals(database.get('engine'), 'aurora-postgresql'), equals(version, ...AFFECTED))
    return forbidThat(isAffected, version, 'A user of the database can read files of its host.')
  },

  examples: {
    passes: [
      `resource "aws_db_instance" "main" {
  engine         = "aurora-postgresql"
  engine_version = "15.4"
}`,
      `resource "aws_db_instance" "main" {
  engine         = "postgres"
  engine_version = "11.8"
}`,
    ],
    fails: [
      `resource "aws_db_instance" "main" {
  engine         = "aurora-postgresql"
  engine_version = "10.11" #!
}`,
    ],
    undecided: [
      `variable "version" {}
resource "aws_db_instance" "main" {
  engine         = "aurora-postgresql"
  engine_version = var.version
}`,
    ],
  },
})
