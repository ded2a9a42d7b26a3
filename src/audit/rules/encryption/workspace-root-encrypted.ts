import { defineRule } from '../../define-rule.ts'
import { demandsOf } from './demand/demands-of.ts'
import { ENCRYPTED_DESKTOP_ROOTS } from './tables/workplaces.ts'

/** Desktops encrypt their system’s volume. */
export const workspaceRootEncrypted = defineRule({
  id: 'workspace-root-encrypted',
  title: 'Root volume of a desktop is not encrypted',
  why: 'Programs leave people’s data on the system’s volume.',
  severity: 'high',
  topic: 'encryption',
  checklist: 'encryption/at-rest',
  fix: 'Set `root_volume_encryption_enabled = true`.',
  ...demandsOf(ENCRYPTED_DESKTOP_ROOTS),
})
