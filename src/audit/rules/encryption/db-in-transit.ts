import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import type { Attribute } from '../../resource/attribute.ts'
import { equals, equalsInAnyCase, isSet, matches } from '../../resource/predicates.ts'
import type { Resource } from '../../resource/resource.ts'
import { both, either, every, not, type Truth } from '../../resource/truth.ts'
import { refersToHidden } from '../../views/pointed-at.ts'
import { parameterGroup, someParameter } from './tables/parameters.ts'

/** Where databases name their parameters. */
const GROUPS: Readonly<Record<string, readonly [path: string, type: string]>> = {
  aws_db_instance: ['parameter_group_name', 'aws_db_parameter_group'],
  aws_rds_cluster: ['db_cluster_parameter_group_name', 'aws_rds_cluster_parameter_group'],
}

/** Engines that are told by a parameter to ask for TLS. */
const TOLD = /^(?:aurora|aurora-mysql|aurora-postgresql|db2-\w+|mariadb|mysql|postgres|sqlserver-\w+)$/

/** Families that ask for TLS unless told otherwise. */
const ASKS_BY_DEFAULT =
  /^(?:postgres(?:1[5-9]|[2-9]\d)|aurora-postgresql(?:1[7-9]|[2-9]\d)|mariadb(?:11\.[89]|1[2-9]\.\d+))$/

/** Versions of engines that ask for TLS with the parameters of AWS; what has no version written is newer. */
const NEW: Readonly<Record<string, RegExp>> = {
  postgres: /^(?:1[5-9]|[2-9]\d)\b/,
  'aurora-postgresql': /^(?:1[7-9]|[2-9]\d)\b/,
  mariadb: /^(?:11\.[89]|1[2-9]\.)/,
}

/** Databases ask for TLS by their parameters: those of their own, or those of AWS. */
export const dbInTransit = defineRule({
  id: 'db-in-transit',
  title: 'Database takes connections without TLS',
  why: 'Whoever is in the network reads what is asked and answered.',
  severity: 'medium',
  topic: 'encryption',
  checklist: 'encryption/in-transit',
  aliases: [],
  aliasesOf: {
    aws_db_instance: [
      'CKV2_AWS_69',
      'Security Hub RDS.38',
      'Security Hub RDS.39',
      'Security Hub RDS.41',
      'Security Hub RDS.44',
    ],
  },
  scope: 'resource',
  resources: Object.keys(GROUPS),
  fix: 'In the parameter group, set `rds.force_ssl` (PostgreSQL, SQL Server) or `require_secure_transport` (MySQL, MariaDB) to 1, or `db2comm` (Db2) to `SSL`.',

  evaluate(database, configuration) {
    const [path, type] = GROUPS[database.type] ?? ['', '']
    const named = database.get(path)
    const groups = configuration.referredTo(named, type)
    const isTold = matches(database.get('engine'), TOLD)
    if (groups.length > 0) {
      const holds = either(not(isTold), every(groups, asksForTls))
      return requireThat(holds, named, 'The parameter group does not ask for TLS.')
    }
    // A group that is not known may be any; of one that stands elsewhere nothing is said.
    if (refersToHidden(named) === 'unknown')
      return requireThat(either(not(isTold), 'unknown'), named, 'The parameter group does not ask for TLS.')
    const isOfAws = either(not(isSet(named)), matches(named, /^default\./))
    return requireThat(
      either(not(both(isTold, isOfAws)), asksWithoutGroup(database)),
      named,
      'The parameters of AWS for this engine do not ask for TLS: it needs a parameter group of its own.',
    )
  },

  examples: {
    passes: [
      instanceOf(
        'mysql',
        parameterGroup('aws_db_parameter_group', 'name = "require_secure_transport"\n    value = "1"'),
      ),
      instanceOf(
        'postgres',
        parameterGroup('aws_db_parameter_group', 'name = "rds.force_ssl"\n    value = 1'),
      ),
      instanceOf('db2-se', parameterGroup('aws_db_parameter_group', 'name = "DB2COMM"\n    value = "SSL"')),
      instanceOf('postgres', 'resource "aws_db_parameter_group" "g" { family = "postgres16" }'),
      instanceOf('oracle-ee', parameterGroup('aws_db_parameter_group')),
      'resource "aws_db_instance" "d" { parameter_group_name = "of-another-root" }',
      `resource "aws_db_instance" "d" {
  engine               = "mysql"
  parameter_group_name = "of-another-root"
}`,
      `resource "aws_db_instance" "d" {
  engine         = "postgres"
  engine_version = "16.4"
}`,
      'resource "aws_db_instance" "d" { engine = "postgres" }',
      'resource "aws_db_instance" "d" {\n  engine         = "mariadb"\n  engine_version = "11.8"\n}',
      'resource "aws_db_instance" "d" { replicate_source_db = "other" }',
    ],
    fails: [
      'resource "aws_db_instance" "d" { engine = "mysql" } #!',
      `resource "aws_db_instance" "d" {
  engine               = "mysql"
  parameter_group_name = "default.mysql8.0" #!
}`,
      `resource "aws_db_instance" "d" { #!
  engine         = "postgres"
  engine_version = "14.7"
}`,
      `resource "aws_rds_cluster" "c" { #!
  engine         = "aurora-postgresql"
  engine_version = "16.4"
}`,
      instanceOf('mysql', parameterGroup('aws_db_parameter_group'), ' #!'),
      'resource "aws_db_instance" "d" { engine = "db2-ae" } #!',
      instanceOf(
        'db2-ae',
        parameterGroup('aws_db_parameter_group', 'name = "db2comm"\n    value = "TCPIP,SSL"'),
        ' #!',
      ),
      instanceOf('postgres', 'resource "aws_db_parameter_group" "g" { family = "postgres14" }', ' #!'),
      instanceOf(
        'postgres',
        `resource "aws_db_parameter_group" "g" {
  family = "postgres16"
  parameter {
    name = "rds.force_ssl"
    value = "0"
  }
}`,
        ' #!',
      ),
      `resource "aws_rds_cluster_parameter_group" "g" { family = "aurora-mysql8.0" }
resource "aws_rds_cluster" "c" {
  engine                          = "aurora-mysql"
  db_cluster_parameter_group_name = aws_rds_cluster_parameter_group.g.name #!
}`,
    ],
    undecided: [
      'variable "e" {}\nresource "aws_db_instance" "d" { engine = var.e }',
      'variable "g" {}\nresource "aws_db_instance" "d" {\n  engine               = "mysql"\n  parameter_group_name = var.g\n}',
      'variable "v" {}\nresource "aws_db_instance" "d" {\n  engine         = "postgres"\n  engine_version = var.v\n}',
      `variable "v" {}\n${instanceOf('postgres', parameterGroup('aws_db_parameter_group', 'name = "rds.force_ssl"\n    value = var.v'))}`,
    ],
  },
})

const isOn = (value: Attribute) => equalsInAnyCase(value, '1', 'true', 'on')

/**
 * Db2 has a port for each; with `TCPIP,SSL`, the one without TLS stays open.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Db2.Concepts.SSL.html
 */
const speaksTlsOnly = (value: Attribute) => equalsInAnyCase(value, 'SSL')

function asksForTls(group: Resource): Truth {
  const byDefault = both(
    matches(group.get('family'), ASKS_BY_DEFAULT),
    not(someParameter(group, 'rds.force_ssl', value => not(isOn(value)))),
  )
  return either(
    someParameter(group, 'rds.force_ssl', isOn),
    someParameter(group, 'require_secure_transport', isOn),
    someParameter(group, 'db2comm', speaksTlsOnly),
    byDefault,
  )
}

/** With the parameters of AWS. */
function asksWithoutGroup(database: Resource): Truth {
  const version = database.get('engine_version')
  const answers = Object.entries(NEW).map(([engine, isNew]) =>
    both(equals(database.get('engine'), engine), either(not(isSet(version)), matches(version, isNew))),
  )
  return either(...answers)
}

function instanceOf(engine: string, group: string, mark = ''): string {
  return `${group}
resource "aws_db_instance" "d" {
  engine               = "${engine}"
  parameter_group_name = aws_db_parameter_group.g.name${mark}
}`
}
