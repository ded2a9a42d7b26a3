import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/view.ts'
import { isGiven } from './options.ts'

/** Modes of databases' clients that may do without TLS. */
const PLAINTEXT = ['disable', 'disabled', 'allow', 'prefer', 'preferred'] as const

export const rubyDatabasePlaintext: Rule<CodeView> = {
  id: 'ruby-database-plaintext',
  title: 'The connection may do without TLS',
  why: 'The mode connects in plain text when the server, or somebody in between, says so.',
  fix: 'Use `sslmode: "verify-full"` (PostgreSQL), `ssl_mode: :verify_identity` (MySQL).',
  family: 'plaintext',
  match: view =>
    view
      .settings('sslmode', 'ssl_mode')
      .filter(setting => isGiven(view, setting) && setting.form === 'entry')
      .flatMap(setting =>
        view.when(view.construct(setting), setting.value, ...PLAINTEXT.flatMap(mode => [mode, `"${mode}"`])),
      ),
  examples: {
    bad: [
      "PG.connect(host: host, sslmode: 'disable')",
      'Mysql2::Client.new(host: host, ssl_mode: :disabled)',
    ],
    good: [
      "PG.connect(host: host, sslmode: 'verify-full')",
      'Mysql2::Client.new(host: host, ssl_mode: :verify_identity)',
    ],
  },
}
