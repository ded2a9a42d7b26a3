import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/view.ts'
import { isGiven, whenGiven } from './options.ts'

export const javascriptDatabaseSslUnchecked: Rule<CodeView> = {
  id: 'javascript-database-ssl-unchecked',
  title: 'The database’s certificate is not checked',
  why: 'With this mode the connection is encrypted at most; no certificate is checked.',
  fix: 'Use `ssl: true` with pg, `verify-full` with Postgres.js; give a private authority’s certificate with `ca`.',
  match: view =>
    view
      .settings('ssl', 'sslmode', 'sslMode')
      .filter(setting => isGiven(view, setting) && setting.form !== 'setter')
      .flatMap(setting => {
        const found = whenGiven(view, setting, '"no-verify"', '"allow"', '"prefer"', '"disable"')
        if (found.length > 0) return found
        const isPostgres = view
          .around(setting.at)
          .slice(0, 1)
          .some(({ path }) => /^(?:postgres|pg|sql)$/.test(path))
        return isPostgres ? whenGiven(view, setting, '"require"') : []
      }),
  examples: {
    bad: [
      "new Pool({ host, ssl: 'no-verify' })",
      "const sql = postgres(url, { ssl: 'prefer' })",
      "const sql = postgres(url, { ssl: 'require' })",
    ],
    good: [
      'new Pool({ host, ssl: true })',
      "const sql = postgres(url, { ssl: 'verify-full' })",
      'mysql.createConnection({ ssl: { ca } })',
    ],
  },
}
