import { defineRule } from '../../define-rule.ts'
import { demandsOf } from './demand/demands-of.ts'
import { ENCRYPTED_CATALOGS } from './tables/analytics.ts'

/** The Data Catalog, and the passwords of its connections, are encrypted. */
export const glueCatalogEncrypted = defineRule({
  id: 'glue-catalog-encrypted',
  title: 'Glue Data Catalog is not encrypted',
  why: 'Names of tables and columns, samples, and passwords of connections lie in clear.',
  severity: 'high',
  topic: 'encryption',
  checklist: 'encryption/at-rest',
  fix: 'Set `catalog_encryption_mode = "SSE-KMS"` and `return_connection_password_encrypted = true`.',
  ...demandsOf(ENCRYPTED_CATALOGS),
})
