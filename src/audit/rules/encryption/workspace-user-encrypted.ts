import { defineRule } from '../../define-rule.ts'
import { demandsOf } from './demand/demands-of.ts'
import { ENCRYPTED_DESKTOP_USERS } from './tables/workplaces.ts'

/** Desktops encrypt their users’ volume. */
export const workspaceUserEncrypted = defineRule({
  id: 'workspace-user-encrypted',
  title: 'User volume of a desktop is not encrypted',
  why: 'Everything that its user keeps lies in clear.',
  severity: 'high',
  topic: 'encryption',
  checklist: 'encryption/at-rest',
  fix: 'Set `user_volume_encryption_enabled = true`.',
  ...demandsOf(ENCRYPTED_DESKTOP_USERS),
})
