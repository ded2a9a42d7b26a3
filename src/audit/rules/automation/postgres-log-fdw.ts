import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { equals, textOf } from '../../resource/predicates.ts'
import { both, either, truth } from '../../resource/truth.ts'

/** https://aws.amazon.com/security/security-bulletins/AWS-2022-004/ */
const AFFECTED_AURORA = ['10.11', '10.12', '10.13', '11.6', '11.7', '11.8']

/** The first minor version of RDS that is mended, by major version. */
const MENDED: Readonly<Record<string, number>> = { '9.6': 22, '10': 17, '11': 12, '12': 7, '13': 3 }

/** A major version alone means its newest minor one. */
function isAffected(version: string): boolean {
  const [, major = '', minor] = /^(9\.\d+|\d+)(?:\.(\d+))?/.exec(version) ?? []
  const mended = MENDED[major]
  if (mended === undefined) return /^9\.[0-5]$/.test(major)
  return minor !== undefined && Number(minor) < mended
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
    const text = textOf(version.value)
    const isOld = text === null && version.isWritten ? 'unknown' : truth(isAffected(text ?? ''))
    return forbidThat(
      either(
        both(equals(engine, 'aurora-postgresql'), equals(version, ...AFFECTED_AURORA)),
        both(equals(engine, 'postgres'), isOld),
      ),
      version,
      'A user of the database can read files of its host.',
    )
  },

  examples: {
    passes: [
      `resource "aws_db_instance" "main" {
  engine         = "postgres"
  engine_version = "13"
}`,
      `resource "aws_db_instance" "main" {
  engine         = "postgres"
  engine_version = "12.7"
}`,
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
  engine_version = "9.6.21" #!
}`,
      `resource "aws_db_instance" "main" {
  engine         = "postgres"
  engine_version = "9.5" #!
}`,
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
