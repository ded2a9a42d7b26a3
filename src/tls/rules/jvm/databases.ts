import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/view.ts'
import { keyed } from './accepts.ts'

export const jvmDatabasePlaintext: Rule<CodeView> = {
  id: 'jvm-database-plaintext',
  title: 'A connection to a database without TLS',
  why: 'The mode switches TLS off.',
  fix: 'Use `verify-full` (PostgreSQL) or `VERIFY_IDENTITY` (MySQL).',
  family: 'plaintext',
  match: view => [
    ...view
      .settings('sslMode')
      .filter(({ form }) => form !== 'default' && form !== 'assignment')
      .flatMap(setting =>
        view.when(
          view.construct(setting),
          setting.value,
          'SSLMode.DISABLE',
          'SslMode.DISABLED',
          '"disable"',
          '"disabled"',
        ),
      ),
    ...keyed(view, ['useSSL']).flatMap(({ construct, value }) => view.when(construct, value, '"false"')),
  ],
  examples: {
    bad: [
      'PostgresqlConnectionConfiguration.builder().host(h).sslMode(SSLMode.DISABLE).build();',
      'MySqlConnectionConfiguration.builder().host(h).sslMode(SslMode.DISABLED).build();',
      'dataSource.setSslMode("disable");',
      'props.setProperty("useSSL", "false");',
    ],
    good: [
      'PostgresqlConnectionConfiguration.builder().host(h).sslMode(SSLMode.VERIFY_FULL).build();',
      'props.setProperty("useSSL", "true");',
      'void setSslMode(String sslMode) { this.sslMode = "disable"; }',
    ],
  },
}
