import { defineRule } from '../../define-rule.ts'
import { requireTrue } from '../../outcome.ts'

/** A database goes on when a data centre fails. */
export const databaseMultiAz = defineRule({
  id: 'database-multi-az',
  title: 'Database stands in one availability zone',
  why: 'When its zone fails, so does everything that asks it.',
  severity: 'low',
  topic: 'automation',
  checklist: 'automation/availability',
  aliases: ['CKV_AWS_157', 'RDS_MULTI_AZ_SUPPORT', 'Security Hub RDS.5'],
  scope: 'resource',
  resources: ['aws_db_instance'],
  fix: 'Set `multi_az = true`.',

  evaluate(database) {
    return requireTrue(database.get('multi_az'), 'It fails with its availability zone.')
  },

  examples: {
    passes: ['resource "aws_db_instance" "main" { multi_az = true }'],
    fails: [
      'resource "aws_db_instance" "main" {} #!',
      `resource "aws_db_instance" "main" {
  multi_az = false #!
}`,
    ],
    undecided: [
      `variable "multi" {}
resource "aws_db_instance" "main" { multi_az = var.multi }`,
    ],
  },
})
