import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { equals } from '../../resource/predicates.ts'

/** A ledger tells its users apart. */
export const qldbPermissions = defineRule({
  id: 'qldb-permissions',
  title: 'Ledger allows everything to whoever gets in',
  why: 'The old mode knows no rights on tables.',
  severity: 'medium',
  topic: 'automation',
  checklist: 'automation/workload-hardening',
  aliases: ['CKV_AWS_170'],
  scope: 'resource',
  resources: ['aws_qldb_ledger'],
  fix: 'Set `permissions_mode = "STANDARD"`.',

  evaluate(ledger) {
    const mode = ledger.get('permissions_mode')
    return requireThat(equals(mode, 'STANDARD'), mode, 'Whoever gets in may do everything.')
  },

  examples: {
    passes: ['resource "aws_qldb_ledger" "main" { permissions_mode = "STANDARD" }'],
    fails: [
      `resource "aws_qldb_ledger" "main" { #!
  name = "main"
}`,
      `resource "aws_qldb_ledger" "main" {
  permissions_mode = "ALLOW_ALL" #!
}`,
    ],
    undecided: [
      `variable "mode" {}
resource "aws_qldb_ledger" "main" { permissions_mode = var.mode }`,
    ],
  },
})
