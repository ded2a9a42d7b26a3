import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { equals } from '../../resource/predicates.ts'

/** A Keyspaces table can be brought back to any moment of the last weeks. */
export const keyspacesPointInTimeRecovery = defineRule({
  id: 'keyspaces-point-in-time-recovery',
  title: 'Keyspaces table has no point-in-time recovery',
  why: 'A bad deployment writes to every row within minutes.',
  severity: 'low',
  topic: 'automation',
  checklist: 'automation/backups',
  aliases: [],
  scope: 'resource',
  resources: ['aws_keyspaces_table'],
  fix: 'Add `point_in_time_recovery { status = "ENABLED" }`.',

  evaluate(table) {
    const status = table.get('point_in_time_recovery.status')
    return requireThat(equals(status, 'ENABLED'), status, 'It cannot be brought back to before a mistake.')
  },

  examples: {
    passes: [
      `resource "aws_keyspaces_table" "main" {
  point_in_time_recovery {
    status = "ENABLED"
  }
}`,
    ],
    fails: [
      'resource "aws_keyspaces_table" "main" {} #!',
      `resource "aws_keyspaces_table" "main" {
  point_in_time_recovery {
    status = "DISABLED" #!
  }
}`,
    ],
    undecided: [
      `variable "status" {}
resource "aws_keyspaces_table" "main" {
  point_in_time_recovery {
    status = var.status
  }
}`,
    ],
  },
})
