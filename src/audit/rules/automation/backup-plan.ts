import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { equals } from '../../resource/predicates.ts'
import { either } from '../../resource/truth.ts'
import { isSelectedForBackup } from '../../views/backup-selection.ts'
import { isPointedAt } from '../../views/pointed-at.ts'

const POLICY = { type: 'aws_efs_backup_policy', path: 'file_system_id' }

/** Data stores are in a plan of AWS Backup. */
export const backupPlan = defineRule({
  id: 'backup-plan',
  title: 'Data store is in no backup plan',
  why: 'A plan backs up what somebody remembered to put into it.',
  severity: 'low',
  topic: 'automation',
  checklist: 'automation/backups',
  aliases: [],
  aliasesOf: {
    aws_rds_cluster: ['CKV2_AWS_8', 'Security Hub RDS.26'],
    aws_ebs_volume: ['CKV2_AWS_9', 'Security Hub EC2.28'],
    aws_efs_file_system: ['CKV2_AWS_18', 'Security Hub EFS.2'],
  },
  scope: 'resource',
  resources: ['aws_rds_cluster', 'aws_ebs_volume', 'aws_efs_file_system'],
  fix: 'Name it in the `resources` of an `aws_backup_selection`, or select it by a tag.',

  evaluate(store, configuration) {
    const byPolicy = isPointedAt(store, POLICY, configuration, each =>
      equals(each.get('backup_policy.status'), 'ENABLED'),
    )
    const isSelected = either(isSelectedForBackup(store, configuration), byPolicy)
    return requireThat(isSelected, store, 'No backup plan selects it.')
  },

  examples: {
    passes: [
      `resource "aws_ebs_volume" "main" {}
resource "aws_backup_selection" "main" { resources = ["arn:aws:ec2:*:*:volume/*"] }`,

      `resource "aws_rds_cluster" "main" {}
resource "aws_backup_selection" "main" { resources = [aws_rds_cluster.main.arn] }`,
      `resource "aws_ebs_volume" "main" {}
resource "aws_backup_selection" "main" { resources = [aws_ebs_volume.main.arn] }`,
      `resource "aws_efs_file_system" "main" {}
resource "aws_backup_selection" "main" { resources = [aws_efs_file_system.main.arn] }`,
      `resource "aws_efs_file_system" "main" {}
resource "aws_efs_backup_policy" "main" {
  file_system_id = aws_efs_file_system.main.id
  backup_policy {
    status = "ENABLED"
  }
}`,
      `resource "aws_efs_file_system" "main" {}
resource "aws_backup_selection" "main" { resources = ["*"] }`,
      `resource "aws_ebs_volume" "main" { tags = { Backup = "daily" } }
resource "aws_backup_selection" "main" {
  selection_tag {
    type  = "STRINGEQUALS"
    key   = "Backup"
    value = "daily"
  }
}`,
    ],
    fails: [
      `resource "aws_ebs_volume" "main" { #!
  tags = { Team = "web" }
}
resource "aws_backup_selection" "main" {
  resources = ["arn:aws:rds:*:*:cluster:*"]
  selection_tag {
    type  = "STRINGEQUALS"
    key   = "Backup"
    value = "daily"
  }
}`,

      'resource "aws_rds_cluster" "main" {} #!',
      'resource "aws_ebs_volume" "main" {} #!',
      'resource "aws_efs_file_system" "main" {} #!',
      `resource "aws_ebs_volume" "main" {} #!
resource "aws_backup_selection" "main" { resources = [aws_ebs_volume.other.arn] }
resource "aws_ebs_volume" "other" {}`,
      `resource "aws_ebs_volume" "main" {} #!
resource "aws_backup_selection" "main" {
  selection_tag {
    type  = "STRINGEQUALS"
    key   = "Backup"
    value = "daily"
  }
}`,
    ],
    undecided: [
      `variable "key" {}
resource "aws_ebs_volume" "main" {}
resource "aws_backup_selection" "main" {
  selection_tag {
    type  = "STRINGEQUALS"
    key   = var.key
    value = "daily"
  }
}`,

      `variable "backed_up" {}
resource "aws_ebs_volume" "main" {}
resource "aws_backup_selection" "main" { resources = var.backed_up }`,
      `variable "tags" {}
resource "aws_ebs_volume" "main" { tags = var.tags }
resource "aws_backup_selection" "main" {
  selection_tag {
    type  = "STRINGEQUALS"
    key   = "Backup"
    value = "daily"
  }
}`,
    ],
  },
})
