import type { Rule } from '../../define-rules.ts'
import type { Match } from '../../match.ts'
import type { CodeView } from '../../syntax/view.ts'
import { callsOnly, settingIs } from '../given-values.ts'
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

/** What is named dangerous and given an answer that only running tells: `danger_accept_invalid_certs(cfg!(test))`. */
function undecided(view: CodeView): Match[] {
  return view
    .settings(...OFF.filter(name => name.includes('danger')))
    .filter(({ form }) => form === 'setter')
    .filter(setting => view.when(setting, setting.value, 'true', 'false').length === 0)
    .filter(({ value }) => !/^!?\s*false$|^_|: bool/.test(view.textOf(value)))
    .map(({ from, to }) => ({ from, to, level: 'guarded' }))
}

export const rustAcceptInvalid: Rule<CodeView> = {
  id: 'rust-accept-invalid',
  title: 'Invalid certificates or host names are accepted',
  why: 'The option makes the client accept any certificate, or one of any other host.',
  fix: 'Leave the option out; add a private authority with `add_root_certificate` or its like.',
  match: view =>
    onePerLine(view, [
      ...settingIs(view, OFF, 'true'),
      ...undecided(view),
      ...callsOnly(view, 'trust_cert', 'disable_x509_verification').filter(({ args }) => args.length === 0),
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
}
