import { defineRule } from '../../define-rule.ts'
import { demandsOf } from './demand/demands-of.ts'
import { FILE_SERVERS } from './tables/transit.ts'

/** Servers for files do not speak FTP. */
export const transferServerProtocols = defineRule({
  id: 'transfer-server-protocols',
  title: 'File server speaks FTP',
  why: 'FTP sends names, passwords and files in clear.',
  severity: 'high',
  topic: 'encryption',
  checklist: 'encryption/in-transit',
  fix: 'Remove `FTP` from `protocols`.',
  ...demandsOf(FILE_SERVERS),
})
