import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { isPointedAt } from '../../views/pointed-at.ts'

/** Backups cannot be deleted before their time. */
export const backupVaultLock = defineRule({
  id: 'backup-vault-lock',
  title: 'Backup vault is not locked',
  why: 'Whoever holds data to ransom deletes the backups first.',
  severity: 'low',
  topic: 'automation',
  checklist: 'automation/backups',
  aliases: [],
  scope: 'resource',
  resources: ['aws_backup_vault'],
  fix: 'Add an `aws_backup_vault_lock_configuration` for the vault.',

  evaluate(vault, configuration) {
    const link = { type: 'aws_backup_vault_lock_configuration', path: 'backup_vault_name', names: 'name' }
    return requireThat(
      isPointedAt(vault, link, configuration),
      vault,
      'Its backups can be deleted by whoever gets in.',
    )
  },

  examples: {
    passes: [
      `resource "aws_backup_vault" "main" { name = "main" }
resource "aws_backup_vault_lock_configuration" "main" {
  backup_vault_name  = aws_backup_vault.main.name
  min_retention_days = 7
}`,
    ],
    fails: [
      `resource "aws_backup_vault" "main" { #!
  name = "main"
}`,
    ],
    undecided: [
      `variable "vault" {}
resource "aws_backup_vault" "main" { name = "main" }
resource "aws_backup_vault_lock_configuration" "main" { backup_vault_name = var.vault }`,
    ],
  },
})
