import { defineRule } from '../../define-rule.ts'
import { pass, requireThat } from '../../outcome.ts'
import type { Attribute } from '../../resource/attribute.ts'
import { equals, isSet, someItem, startsWith, textOf } from '../../resource/predicates.ts'
import type { Configuration } from '../../resource/configuration.ts'
import type { Resource } from '../../resource/resource.ts'
import { both, either, every, not, type Truth } from '../../resource/truth.ts'
import { oncePer } from '../../views/once-per.ts'

const GROUP: Readonly<Record<string, { readonly path: string; readonly type: string }>> = {
  aws_rds_cluster: { path: 'db_cluster_parameter_group_name', type: 'aws_rds_cluster_parameter_group' },
  aws_db_instance: { path: 'parameter_group_name', type: 'aws_db_parameter_group' },
}

function sets(group: Resource, name: string): Truth {
  return someItem(group.get('parameter'), parameter =>
    both(equals(parameter.get('name'), name), not(equals(parameter.get('value'), 'none', '-1'))),
  )
}

function logsQueries(group: Resource): Truth {
  return both(sets(group, 'log_statement'), sets(group, 'log_min_duration_statement'))
}

const groupsByName = oncePer(configuration =>
  Map.groupBy(configuration.ofType('aws_rds_cluster_parameter_group', 'aws_db_parameter_group'), group =>
    textOf(group.get('name').value),
  ),
)

function groupsNamed(name: Attribute, type: string, configuration: Configuration): readonly Resource[] {
  const text = textOf(name.value)
  if (text === null) return []
  const group = groupsByName(configuration)
    .get(text)
    ?.find(each => each.type === type)
  return group === undefined ? [] : [group]
}

/** A group that stands elsewhere may set it; AWS’s own do not. */
function isLogged(name: Attribute, groups: readonly Resource[]): Truth {
  if (groups.length > 0) return every(groups, logsQueries)
  return both(isSet(name), not(startsWith(name, 'default.')), 'unknown')
}

/** PostgreSQL logs its statements. */
export const postgresQueryLogs = defineRule({
  id: 'postgres-query-logs',
  title: 'PostgreSQL does not log its statements',
  why: 'Without them nobody can say what was asked of the database.',
  severity: 'low',
  topic: 'auditing',
  checklist: 'auditing/service-logs',
  aliases: [],
  aliasesOf: {
    aws_rds_cluster: ['CKV2_AWS_27'],
    aws_db_instance: ['CKV2_AWS_30'],
  },
  scope: 'resource',
  resources: ['aws_rds_cluster', 'aws_db_instance'],
  fix: 'Name a parameter group that sets `log_statement` and `log_min_duration_statement`.',

  evaluate(database, configuration) {
    const engine = database.get('engine')
    if (!engine.isWritten) return pass
    const isPostgres = equals(engine, 'postgres', 'aurora-postgresql')
    const { path, type } = GROUP[database.type] ?? { path: '', type: '' }
    const name = database.get(path)
    const referred = configuration.referredTo(name, type)
    const groups = referred.length > 0 ? referred : groupsNamed(name, type, configuration)
    const logged = isLogged(name, groups)
    return requireThat(either(not(isPostgres), logged), database, 'Its statements are not logged.')
  },

  examples: {
    passes: [
      'resource "aws_db_instance" "main" { snapshot_identifier = "rds:main" }',

      `resource "aws_rds_cluster" "main" {
  engine                          = "aurora-postgresql"
  db_cluster_parameter_group_name = aws_rds_cluster_parameter_group.pg.name
}
resource "aws_rds_cluster_parameter_group" "pg" {
  parameter {
    name  = "log_statement"
    value = "all"
  }
  parameter {
    name  = "log_min_duration_statement"
    value = "1"
  }
}`,
      `resource "aws_db_instance" "main" {
  engine               = "postgres"
  parameter_group_name = "pg"
}
resource "aws_db_parameter_group" "pg" {
  name = "pg"
  parameter {
    name  = "log_statement"
    value = "all"
  }
  parameter {
    name  = "log_min_duration_statement"
    value = "1"
  }
}`,
      'resource "aws_db_instance" "main" { engine = "mysql" }',
      'resource "aws_rds_cluster" "main" { engine = "aurora-mysql" }',
    ],
    fails: [
      `resource "aws_db_instance" "main" { #!
  engine = "postgres"
}`,
      `resource "aws_db_instance" "main" { #!
  engine               = "postgres"
  parameter_group_name = "default.postgres16"
}`,
      `resource "aws_rds_cluster" "main" { #!
  engine                          = "aurora-postgresql"
  db_cluster_parameter_group_name = aws_rds_cluster_parameter_group.pg.name
}
resource "aws_rds_cluster_parameter_group" "pg" {
  parameter {
    name  = "log_statement"
    value = "all"
  }
}`,
      `resource "aws_rds_cluster" "main" { #!
  engine = "aurora-postgresql"
}`,
    ],
    undecided: [
      `resource "aws_db_instance" "main" {
  engine               = "postgres"
  parameter_group_name = "of-another-team"
}`,
      `variable "engine" {}
resource "aws_db_instance" "main" { engine = var.engine }`,
    ],
  },
})
