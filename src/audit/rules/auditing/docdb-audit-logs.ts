import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { equals, someItem } from '../../resource/predicates.ts'
import { both, not } from '../../resource/truth.ts'

/** DocumentDB writes an audit log. */
export const docdbAuditLogs = defineRule({
  id: 'docdb-audit-logs',
  title: 'DocumentDB writes no audit log',
  why: 'Only the audit log says who asked the database what.',
  severity: 'medium',
  topic: 'auditing',
  checklist: 'auditing/service-logs',
  aliases: ['CKV_AWS_104'],
  scope: 'resource',
  resources: ['aws_docdb_cluster_parameter_group'],
  fix: 'Add a `parameter` with the name `audit_logs` and the value `enabled`.',

  evaluate(group) {
    const parameters = group.get('parameter')
    const isOn = someItem(parameters, parameter =>
      both(
        equals(parameter.get('name'), 'audit_logs'),
        not(equals(parameter.get('value'), 'disabled', 'none')),
      ),
    )
    return requireThat(isOn, group, 'The audit log is not switched on.')
  },

  examples: {
    passes: [
      `resource "aws_docdb_cluster_parameter_group" "main" {
  parameter {
    name  = "audit_logs"
    value = "enabled"
  }
}`,
      `resource "aws_docdb_cluster_parameter_group" "main" {
  parameter {
    name  = "tls"
    value = "enabled"
  }
  parameter {
    name  = "audit_logs"
    value = "all"
  }
}`,
    ],
    fails: [
      'resource "aws_docdb_cluster_parameter_group" "main" {} #!',
      `resource "aws_docdb_cluster_parameter_group" "main" { #!
  parameter {
    name  = "audit_logs"
    value = "disabled"
  }
}`,
      `resource "aws_docdb_cluster_parameter_group" "main" { #!
  parameter {
    name  = "tls"
    value = "enabled"
  }
}`,
    ],
    undecided: [
      `variable "audit" {}
resource "aws_docdb_cluster_parameter_group" "main" {
  parameter {
    name  = "audit_logs"
    value = var.audit
  }
}`,
    ],
  },
})
