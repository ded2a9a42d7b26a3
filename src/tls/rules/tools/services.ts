import { defineRules } from '../../define-rules.ts'
import { httpieVerify } from './httpie.ts'
import { toolInsecureLetter } from './insecure-letters.ts'
import { lftpVerifyCertificate } from './lftp.ts'
import { mysqlPlaintext } from './mysql.ts'
import { winrmUnencrypted } from './winrm.ts'

/** Databases, mail, directories and other clients whose options have names of their own. */
export const serviceTools = defineRules({
  name: 'Clients of services',
  reads: 'shell',
  example: 'run.sh',
  rules: [httpieVerify, lftpVerifyCertificate, toolInsecureLetter, mysqlPlaintext, winrmUnencrypted],
})
