import { defineRule } from '../../define-rule.ts'
import { pass, requireThat } from '../../outcome.ts'
import type { Attribute } from '../../resource/attribute.ts'
import { equalsInAnyCase, matches } from '../../resource/predicates.ts'
import type { Resource } from '../../resource/resource.ts'
import { both, either, every, not, type Truth } from '../../resource/truth.ts'
import { parameterGroup, someParameter } from './tables/parameters.ts'

/** Where databases name their parameters. */
const GROUPS: Readonly<Record<string, readonly [path: string, type: string]>> = {
  aws_db_instance: ['parameter_group_name', 'aws_db_parameter_group'],
  aws_rds_cluster: ['db_cluster_parameter_group_name', 'aws_rds_cluster_parameter_group'],
}

/** Engines that are told by a parameter to ask for TLS. */
const TOLD = /^(?:aurora|aurora-mysql|aurora-postgresql|mariadb|mysql|postgres|sqlserver-\w+)$/

/** Families that ask for TLS unless told otherwise. */
const ASKS_BY_DEFAULT = /^(?:postgres(?:1[5-9]|[2-9]\d)|aurora-postgresql(?:1[7-9]|[2-9]\d))$/

/** Databases with parameters of their own ask for TLS by them. */
export const dbInTransit = defineRule({
  id: 'db-in-transit',
  title: 'Database with parameters of its own takes connections without TLS',
  why: 'Whoever is in the network reads what is asked and answered.',
  severity: 'medium',
  topic: 'encryption',
  checklist: 'encryption/in-transit',
  aliases: [],
  aliasesOf: { aws_db_instance: ['CKV2_AWS_69'] },
  scope: 'resource',
  resources: Object.keys(GROUPS),
  fix: 'Set `rds.force_ssl` (PostgreSQL, SQL Server) or `require_secure_transport` (MySQL, MariaDB) to 1 in the parameter group.',

  evaluate(database, configuration) {
    const [path, type] = GROUPS[database.type] ?? ['', '']
    const named = database.get(path)
    const groups = configuration.referredTo(named, type)
    // Of what stands elsewhere nothing is said: the default groups of AWS cannot be changed.
    if (groups.length === 0) return pass
    const holds = either(not(matches(database.get('engine'), TOLD)), every(groups, asksForTls))
    return requireThat(holds, named, 'The parameter group does not ask for TLS.')
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
      instanceOf('postgres', 'resource "aws_db_parameter_group" "g" { family = "postgres16" }'),
      instanceOf('oracle-ee', parameterGroup('aws_db_parameter_group')),
      'resource "aws_db_instance" "d" { engine = "mysql" }',
    ],
    fails: [
      instanceOf('mysql', parameterGroup('aws_db_parameter_group'), ' #!'),
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
      `variable "v" {}\n${instanceOf('postgres', parameterGroup('aws_db_parameter_group', 'name = "rds.force_ssl"\n    value = var.v'))}`,
    ],
  },
})

const isOn = (value: Attribute) => equalsInAnyCase(value, '1', 'true', 'on')

function asksForTls(group: Resource): Truth {
  const byDefault = both(
    matches(group.get('family'), ASKS_BY_DEFAULT),
    not(someParameter(group, 'rds.force_ssl', value => not(isOn(value)))),
  )
  return either(
    someParameter(group, 'rds.force_ssl', isOn),
    someParameter(group, 'require_secure_transport', isOn),
    byDefault,
  )
}

function instanceOf(engine: string, group: string, mark = ''): string {
  return `${group}
resource "aws_db_instance" "d" {
  engine               = "${engine}"
  parameter_group_name = aws_db_parameter_group.g.name${mark}
}`
}
