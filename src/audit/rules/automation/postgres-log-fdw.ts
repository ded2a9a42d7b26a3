import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { equals } from '../../resource/predicates.ts'
import { both, some } from '../../resource/truth.ts'

/** https://aws.amazon.com/security/security-bulletins/AWS-2022-004/ */
const AFFECTED: Readonly<Record<string, readonly string[]>> = {
  'aurora-postgresql': ['10.11', '10.12', '10.13', '11.6', '11.7', '11.8'],
  postgres: [
    '13.2',
    '13.1',
    '12.6',
    '12.5',
    '12.4',
    '12.3',
    '12.2',
    '11.11',
    '11.10',
    '11.9',
    '11.8',
    '11.7',
    '11.6',
    '11.5',
    '11.4',
    '11.3',
    '11.2',
    '11.1',
    '10.16',
    '10.15',
    '10.14',
    '10.13',
    '10.12',
    '10.11',
    '10.10',
    '10.9',
    '10.7',
    '10.6',
    '10.5',
    '10.4',
    '10.3',
    '10.1',
    '9.6.21',
    '9.6.20',
    '9.6.19',
    '9.6.18',
    '9.6.17',
    '9.6.16',
    '9.6.15',
    '9.6.14',
    '9.6.12',
    '9.6.11',
    '9.6.10',
    '9.6.9',
    '9.6.8',
    '9.6.6',
    '9.6.5',
    '9.6.3',
    '9.6.2',
    '9.6.1',
    '9.5',
    '9.4',
    '9.3',
  ],
}

/** PostgreSQL does not run a version whose log_fdw extension gives files away. */
export const postgresLogFdw = defineRule({
  id: 'postgres-log-fdw',
  title: 'PostgreSQL has a version that lets users read files of its host',
  why: 'A user of the database can read the credentials of its host (AWS-2022-004).',
  severity: 'medium',
  topic: 'automation',
  checklist: 'automation/updates',
  aliases: ['CKV_AWS_250'],
  scope: 'resource',
  resources: ['aws_rds_cluster', 'aws_db_instance'],
  fix: 'Upgrade `engine_version`.',

  evaluate(database) {
    const engine = database.get('engine')
    const version = database.get('engine_version')
    const isAffected = some(Object.entries(AFFECTED), ([name, versions]) =>
      both(equals(engine, name), equals(version, ...versions)),
    )
    return forbidThat(isAffected, version, 'A user of the database can read files of its host.')
  },

  examples: {
    passes: [
      `resource "aws_db_instance" "main" {
  engine         = "postgres"
  engine_version = "16.4"
}`,
      `resource "aws_db_instance" "main" {
  engine         = "mysql"
  engine_version = "8.0"
}`,
      `resource "aws_rds_cluster" "main" {
  engine         = "aurora-postgresql"
  engine_version = "11.9"
}`,
    ],
    fails: [
      `resource "aws_db_instance" "main" {
  engine         = "postgres"
  engine_version = "13.2" #!
}`,
      `resource "aws_rds_cluster" "main" {
  engine         = "aurora-postgresql"
  engine_version = "10.11" #!
}`,
    ],
    undecided: [
      `variable "version" {}
resource "aws_rds_cluster" "main" {
  engine         = "aurora-postgresql"
  engine_version = var.version
}`,
    ],
  },
})
