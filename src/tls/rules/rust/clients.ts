import { defineRules } from '../../define-rules.ts'
import type { Match } from '../../match.ts'
import type { CodeView } from '../../syntax/view.ts'
import { argumentIs, callsOnly, flagIsUsed, settingIs } from '../given-values.ts'
import { onePerLine } from '../ranges.ts'

/** Options that accept what should be refused when they are true, from the crates' own documentation. */
const OFF = [
  'danger_accept_invalid_certs',
  'danger_accept_invalid_hostnames',
  'tls_danger_accept_invalid_certs',
  'tls_danger_accept_invalid_hostnames',
  'dangerous_accept_invalid_certs',
  'dangerous_accept_invalid_hostnames',
  'accept_invalid_certs',
  'accept_invalid_hostnames',
  'accept_invalid_certificates',
  'accept_invalid_tls_certs',
  'danger_skip_domain_validation',
  'danger_disable_verification',
  'disable_verification',
  'disable_certificate_verification',
  'disable_cert_verification',
  'disable_tls_verification',
  'disable_ssl_verification',
  'allow_invalid_certificates',
  'allow_invalid_hostnames',
  'tls_allow_invalid_certificates',
  'tls_insecure',
  'insecure_skip_verify',
  'insecure_tls',
  'skip_verify',
  'skip_tls_verify',
  'skip_ssl_verify',
  'skip_tls_verification',
  'skip_cert_verification',
  'skip_certificate_verification',
  'skip_server_verification',
  'no_tls_verify',
  'no_verify',
  'accept_insecure_certs',
  'ignore_certificate_errors',
  'ignore_https_errors',
  'ignore_ssl_errors',
  'ignore_cert_errors',
  'ignore_ssl',
  'trust_server_certificate',
  'trust_all_certificates',
  'danger_insecure',
] as const

/** Options that switch the check off when they are false. */
const ON = [
  'ssl_verify_peer',
  'ssl_verify_host',
  'proxy_ssl_verify_peer',
  'proxy_ssl_verify_host',
  'doh_ssl_verify_peer',
  'doh_ssl_verify_host',
  'enable_server_cert_auth',
  'cert_verification',
  'certs_verification',
  'verify_ssl',
  'ssl_verify',
  'verify_certs',
  'verify_cert',
  'verify_certificate',
  'verify_certificates',
  'verify_tls',
  'tls_verify',
  'verify_peer',
  'verify_server_cert',
  'validate_certs',
  'ssl_verification',
  'tls_verification',
  'certificate_verification',
] as const

/** `connect(config, NoTls)` of PostgreSQL's clients. */
function withoutTls(view: CodeView): Match[] {
  return view
    .uses('NoTls')
    .filter(
      ({ to, at }) => /^[,)]$/.test(view.textOf({ from: to, to: to + 1 })) && view.around(at).length > 0,
    )
}

/** What is named dangerous and given an answer that only running tells: `danger_accept_invalid_certs(cfg!(test))`. */
function undecided(view: CodeView): Match[] {
  return view
    .settings(...OFF.filter(name => name.includes('danger')))
    .filter(({ form }) => form === 'setter')
    .filter(setting => view.when(setting, setting.value, 'true', 'false').length === 0)
    .filter(({ value }) => !/^!?\s*false$|^_|: bool/.test(view.textOf(value)))
    .map(({ from, to }) => ({ from, to, level: 'guarded' }))
}

/** Rust's clients of HTTP, mail, databases and brokers. */
export const rustClients = defineRules({
  name: 'Rust: clients',
  reads: 'code',
  languages: ['rust'],
  example: 'client.rs',
  rules: [
    {
      id: 'rust-accept-invalid',
      title: 'Invalid certificates or host names are accepted',
      why: 'The option makes the client accept any certificate, or one of any other host.',
      fix: 'Leave the option out; add a private authority with `add_root_certificate` or its like.',
      match: view =>
        onePerLine(view, [
          ...settingIs(view, OFF, 'true'),
          ...undecided(view),
          ...callsOnly(view, 'trust_cert', 'disable_x509_verification').filter(
            ({ args }) => args.length === 0,
          ),
        ]),
      examples: {
        bad: [
          'let client = reqwest::Client::builder().danger_accept_invalid_certs(true).build()?;',
          'let client = reqwest::ClientBuilder::new()\n    .danger_accept_invalid_hostnames(true) // !!\n    .build()?;',
          'let c = native_tls::TlsConnector::builder()\n    .danger_accept_invalid_certs(true) // !!\n    .build()?;',
          'let mut b = TlsConnector::builder();\nb.danger_accept_invalid_hostnames(true); // !!',
          'let accept = true;\nlet b = reqwest::blocking::Client::builder().danger_accept_invalid_certs(accept); // !!',
          'builder.danger_accept_invalid_certs(cfg.insecure)',
          'builder.danger_accept_invalid_certs(env::var("INSECURE").is_ok())',
          'builder.danger_accept_invalid_certs(cfg!(debug_assertions))',
          'let tls = TlsParameters::builder(host).dangerous_accept_invalid_certs(true).build()?;',
          'let opts = SslOpts::default().with_danger_accept_invalid_certs(true);',
          'let opts = SslOpts::default().with_danger_skip_domain_validation(true);',
          'let tls = ureq::tls::TlsConfig::builder().disable_verification(true).build();',
          'tls.allow_invalid_certificates = Some(true);',
          'let s = LdapConnSettings::new().set_no_tls_verify(true);',
          'config.trust_cert();',
          'if args.insecure {\n    builder = builder.danger_accept_invalid_certs(true); // !!\n}',
          'let config = Config { accept_invalid_certs: true, ..Default::default() };',
        ],
        good: [
          'reqwest::Client::builder().danger_accept_invalid_certs(false)',
          '// .danger_accept_invalid_certs(true)',
          '/// Calls `.danger_accept_invalid_certs(true)`.\nfn f() {}',
          'pub fn danger_accept_invalid_certs(mut self, accept: bool) -> Self {\n    self\n}',
          'pub struct Options {\n    pub accept_invalid_certs: bool,\n}',
          'println!("danger_accept_invalid_certs(true)");',
          'reqwest::Client::builder().add_root_certificate(cert)',
        ],
      },
    },
    {
      id: 'rust-verification-off',
      title: 'Certificate verification is off',
      why: 'The option makes the client accept any certificate, or one of any other host.',
      fix: 'Leave the option on; give the client the certificate of a private authority.',
      match: view => [
        ...settingIs(view, ON, 'false'),
        ...view
          .settings('verify')
          .filter(setting => setting.name === 'verify' && setting.form === 'setter')
          .filter(() => view.has('SslOptionsBuilder', 'VaultClientSettingsBuilder', 'SslOptions'))
          .flatMap(setting => view.when(setting, setting.value, 'false')),
        ...flagIsUsed(
          view,
          'SslOption.DANGER_ACCEPT_INVALID_CERTS',
          'SslOption.DANGER_ACCEPT_REVOKED_CERTS',
          'SslOption.DANGER_ACCEPT_INVALID_HOSTS',
        ),
        ...argumentIs(view, ['cert_validation'], 0, 'CertificateValidation.None'),
        ...settingIs(view, ['enable.ssl.certificate.verification'], '"false"'),
        ...settingIs(view, ['ssl.endpoint.identification.algorithm'], '"none"'),
      ],
      examples: {
        bad: [
          'easy.ssl_verify_peer(false)?;',
          'handle.ssl_verify_host(false).unwrap();',
          'let r = Request::get(url).ssl_options(SslOption::DANGER_ACCEPT_INVALID_CERTS).body(())?;',
          'let o = SslOption::DANGER_ACCEPT_INVALID_CERTS | SslOption::DANGER_ACCEPT_INVALID_HOSTS;',
          'let opts = SslOptionsBuilder::new().enable_server_cert_auth(false).finalize();',
          'let t = TransportBuilder::new(pool).cert_validation(CertificateValidation::None).build()?;',
          'config.set("enable.ssl.certificate.verification", "false");',
        ],
        good: [
          'easy.ssl_verify_peer(true)?;',
          'let r = Request::get(url).ssl_options(SslOption::NONE).body(())?;',
          'let t = TransportBuilder::new(pool).cert_validation(CertificateValidation::Default).build()?;',
        ],
      },
    },
    {
      id: 'rust-redis-insecure',
      title: 'The server’s certificate is not checked (redis)',
      why: '`insecure: true` and `#insecure` accept any certificate.',
      fix: 'Use `insecure: false`; give a private authority by `TlsCertificates`.',
      match: view => [
        ...view
          .settings('insecure')
          .filter(setting => setting.name === 'insecure' && setting.form === 'entry')
          .filter(setting => view.around(setting.at).some(call => call.path.endsWith('TcpTls')))
          .flatMap(setting => view.when(setting, setting.value, 'true')),
        ...view.strings().filter(({ value }) => /^rediss:\/\/\S*#insecure$/.test(value)),
      ],
      examples: {
        bad: [
          'let addr = ConnectionAddr::TcpTls { host, port, insecure: true, tls_params: None };',
          'let client = redis::Client::open("rediss://localhost:6380/#insecure")?;',
        ],
        good: [
          'let addr = ConnectionAddr::TcpTls { host, port, insecure: false, tls_params: None };',
          'let client = redis::Client::open("rediss://localhost:6380/")?;',
        ],
      },
    },
    {
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
    },
  ],
})
