import { defineRule } from '../../define-rule.ts'
import { pass, requireThat } from '../../outcome.ts'
import { isAtLeast } from '../../resource/predicates.ts'
import { STORE_BACKUPS } from './store-backup-switches.ts'

/** File systems and caches that keep data are backed up. */
export const storeBackups = defineRule({
  id: 'store-backups',
  title: 'Data store takes no backups',
  why: 'What is deleted there by mistake is gone.',
  severity: 'low',
  topic: 'automation',
  checklist: 'automation/backups',
  aliases: [],
  scope: 'resource',
  resources: Object.keys(STORE_BACKUPS),
  fix: 'Set `automatic_backup_retention_days` (a cache: `snapshot_retention_limit`) to the number of days that you need.',

  evaluate(store) {
    const { path, standard } = STORE_BACKUPS[store.type] ?? { path: '', standard: 0 }
    const days = store.get(path)
    if (!days.isWritten && standard > 0) return pass
    return requireThat(isAtLeast(days, 1), days, 'Nothing is backed up.')
  },

  examples: {
    passes: [
      ...Object.entries(STORE_BACKUPS).map(([type, { path }]) => `resource "${type}" "main" { ${path} = 7 }`),
      'resource "aws_fsx_windows_file_system" "main" { throughput_capacity = 32 }',
    ],
    fails: [
      ...Object.entries(STORE_BACKUPS).map(
        ([type, { path }]) => `resource "${type}" "main" {\n  ${path} = 0 #!\n}`,
      ),
      ...Object.entries(STORE_BACKUPS)
        .filter(([, { standard }]) => standard === 0)
        .map(([type]) => `resource "${type}" "main" {} #!`),
    ],
    undecided: [
      `variable "days" {}
resource "aws_memorydb_cluster" "main" { snapshot_retention_limit = var.days }`,
    ],
  },
})
