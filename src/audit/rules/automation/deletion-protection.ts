import { defineRule } from '../../define-rule.ts'
import { pass, requireThat } from '../../outcome.ts'
import { equals } from '../../resource/predicates.ts'
import { DELETION_PROTECTION, DELETION_PROTECTION_ALIASES } from './deletion-protection-switches.ts'

/** What holds data, or answers for it, cannot be deleted by a slip. */
export const deletionProtection = defineRule({
  id: 'deletion-protection',
  title: 'Deletion protection is off',
  why: 'One wrong apply deletes the data, or what everybody calls.',
  severity: 'medium',
  topic: 'automation',
  checklist: 'automation/deletion-protection',
  aliases: [],
  aliasesOf: DELETION_PROTECTION_ALIASES,
  scope: 'resource',
  resources: Object.keys(DELETION_PROTECTION),
  fix: 'Set the attribute that protects it: `deletion_protection = true`, for a load balancer `enable_deletion_protection = true`.',

  evaluate(resource) {
    const {
      path,
      on = true,
      isOnByDefault = false,
    } = DELETION_PROTECTION[resource.type] ?? { path: 'deletion_protection' }
    const protection = resource.get(path)
    if (!protection.isWritten && isOnByDefault) return pass
    return requireThat(equals(protection, on), protection, 'Nothing keeps an apply from deleting it.')
  },

  examples: {
    passes: [
      ...Object.entries(DELETION_PROTECTION).map(
        ([type, { path, on = true }]) => `resource "${type}" "main" {\n  ${path} = ${JSON.stringify(on)}\n}`,
      ),
      'resource "aws_qldb_ledger" "main" { permissions_mode = "STANDARD" }',
    ],
    fails: [
      ...Object.entries(DELETION_PROTECTION).map(
        ([type, { path, off = false }]) =>
          `resource "${type}" "main" {\n  ${path} = ${JSON.stringify(off)} #!\n}`,
      ),
      ...Object.entries(DELETION_PROTECTION)
        .filter(([, { isOnByDefault }]) => isOnByDefault !== true)
        .map(([type]) => `resource "${type}" "main" {} #!`),
    ],
    undecided: [
      `variable "protected" {}
resource "aws_db_instance" "main" { deletion_protection = var.protected }`,
    ],
  },
})
