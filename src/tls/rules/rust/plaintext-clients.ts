import type { Rule } from '../../define-rules.ts'
import type { Match } from '../../match.ts'
import type { CodeView } from '../../syntax/view.ts'
import { callsOnly, flagIsUsed, settingIs } from '../given-values.ts'

/** `connect(config, NoTls)` of PostgreSQL's clients. */
function withoutTls(view: CodeView): Match[] {
  return view
    .uses('NoTls')
    .filter(
      ({ to, at }) => /^[,)]$/.test(view.textOf({ from: to, to: to + 1 })) && view.around(at).length > 0,
    )
}

export const rustPlaintext: Rule<CodeView> = {
  id: 'rust-plaintext',
  title: 'A connection that may do without TLS',
  why: 'The connection is in plain text, or becomes so when somebody in between refuses TLS.',
  fix: 'Require TLS: `PgSslMode::VerifyFull`, `MySqlSslMode::VerifyIdentity`, `Tls::Required`.',
  family: 'plaintext',
  match: view => [
    ...flagIsUsed(
      view,
      'PgSslMode.Disable',
      'PgSslMode.Allow',
      'PgSslMode.Prefer',
      'MySqlSslMode.Disabled',
      'MySqlSslMode.Preferred',
      'EncryptionLevel.NotSupported',
      'EncryptionLevel.Off',
      'Tls.Opportunistic',
    ).filter(match => !/=>/.test(view.textOf({ from: match.to, to: match.to + 1 }))),
    ...settingIs(view, ['ssl_mode'], 'SslMode.Disable', 'SslMode.Prefer'),
    ...withoutTls(view),
    ...callsOnly(view, 'builder_dangerous', 'unencrypted_localhost').map(call => ({
      from: call.from,
      to: call.to,
      level: 'missing' as const,
    })),
  ],
  examples: {
    bad: [
      'let o = PgConnectOptions::new().host(h).ssl_mode(PgSslMode::Disable);',
      'let o = MySqlConnectOptions::new().ssl_mode(MySqlSslMode::Preferred);',
      'let (client, connection) = tokio_postgres::connect(&url, NoTls).await?;',
      'let mut client = Client::connect(&url, postgres::NoTls)?;',
      'config.encryption(EncryptionLevel::NotSupported);',
      'let mailer = SmtpTransport::builder_dangerous(host).build();',
      'config.ssl_mode(SslMode::Prefer);',
    ],
    good: [
      'let o = PgConnectOptions::new().host(h).ssl_mode(PgSslMode::VerifyFull);',
      'use tokio_postgres::{Client, NoTls};',
      'type Pool = r2d2::Pool<PostgresConnectionManager<NoTls>>;',
      'config.encryption(EncryptionLevel::Required);',
      'match mode {\n    PgSslMode::Disable => "disable",\n    _ => "other",\n}',
    ],
  },
}
