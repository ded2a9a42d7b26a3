import { defineRule } from '../../define-rule.ts'
import { demandsOf } from './demand/demands-of.ts'
import { ENCRYPTED_FILES } from './tables/files.ts'

/** File systems encrypt what they store. */
export const fileSystemEncrypted = defineRule({
  id: 'file-system-encrypted',
  title: 'File system is not encrypted',
  why: 'Whoever comes by a disk or a backup of it reads everything.',
  severity: 'high',
  topic: 'encryption',
  checklist: 'encryption/at-rest',
  fix: 'Set `encrypted = true`; an existing file system is copied to a new one.',
  ...demandsOf(ENCRYPTED_FILES),
})
