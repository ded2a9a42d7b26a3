import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/view.ts'

export const dotnetDatabasePlaintext: Rule<CodeView> = {
  id: 'dotnet-database-plaintext',
  title: 'A connection to the database that may do without TLS',
  why: 'The mode permits a connection without encryption, to whatever server answers.',
  fix: 'Use `SslMode.VerifyFull`.',
  family: 'plaintext',
  match: view =>
    view
      .settings('SslMode', 'SSLMode')
      .filter(({ form }) => form !== 'default' && form !== 'setter')
      .flatMap(setting =>
        view.when(
          view.construct(setting),
          setting.value,
          'SslMode.Disable',
          'SslMode.Allow',
          'SslMode.Prefer',
          'MySqlSslMode.None',
          'MySqlSslMode.Disabled',
          'MySqlSslMode.Preferred',
          'MySqlSslMode.Prefered',
          'SslMode.None',
          'SslMode.Disabled',
          'SslMode.Preferred',
          '"Disable"',
          '"None"',
          '"Prefer"',
          '"Allow"',
        ),
      ),
  examples: {
    bad: [
      'var b = new NpgsqlConnectionStringBuilder { Host = h, SslMode = SslMode.Disable };',
      'b.SslMode = MySqlSslMode.None;',
      'b.SslMode = SslMode.Prefer;',
    ],
    good: ['b.SslMode = SslMode.VerifyFull;', 'b.SslMode = MySqlSslMode.VerifyFull;'],
  },
}
