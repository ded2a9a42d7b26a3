import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/code-view.ts'
import { isOption } from './is-option.ts'

export const pythonDatabasePlaintext: Rule<CodeView> = {
  id: 'python-database-plaintext',
  title: 'The connection may do without TLS',
  why: 'The mode connects in plain text when the server, or somebody in between, says so.',
  fix: 'Use `sslmode="verify-full"` (PostgreSQL), `ssl_mode="VERIFY_IDENTITY"` (MySQL).',
  family: 'plaintext',
  match: view => [
    ...view
      .settings('sslmode', 'ssl_mode')
      .filter(setting => isOption(view, setting))
      .flatMap(setting =>
        view.when(
          view.construct(setting),
          setting.value,
          '"disable"',
          '"allow"',
          '"prefer"',
          '"disabled"',
          '"preferred"',
        ),
      ),
    ...view
      .settings('ssl_disabled')
      .filter(setting => isOption(view, setting))
      .flatMap(setting => view.when(view.construct(setting), setting.value, 'true', '1')),
    ...view
      .calls('asyncpg.connect', 'asyncpg.create_pool')
      .flatMap(call =>
        view.when(call, view.option(call, 'ssl'), 'false', '"disable"', '"allow"', '"prefer"'),
      ),
  ],
  examples: {
    bad: [
      "psycopg2.connect(host=h, sslmode='disable')",
      "OPTIONS = {'sslmode': 'prefer'}",
      'mysql.connector.connect(host=h, ssl_disabled=True)',
      "MySQLdb.connect(host=h, ssl_mode='DISABLED')",
      'await asyncpg.connect(dsn, ssl=False)',
    ],
    good: [
      "psycopg2.connect(host=h, sslmode='verify-full')",
      "psycopg2.connect(host=h, sslmode='require')",
      "def connect(sslmode='disable'):\n    pass",
    ],
  },
}
