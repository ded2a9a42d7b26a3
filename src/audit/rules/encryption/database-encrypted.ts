import { defineRule } from '../../define-rule.ts'
import { demandsOf } from './demand/demands-of.ts'
import { ENCRYPTED_DATABASES } from './tables/databases.ts'

/** Databases encrypt what they store. */
export const databaseEncrypted = defineRule({
  id: 'database-encrypted',
  title: 'Database is not encrypted',
  why: 'Whoever comes by a disk, a snapshot or a backup of it reads everything.',
  severity: 'high',
  topic: 'encryption',
  checklist: 'encryption/at-rest',
  fix: 'Switch encryption on; an existing database is restored from an encrypted copy of its snapshot.',
  ...demandsOf(ENCRYPTED_DATABASES),
})
