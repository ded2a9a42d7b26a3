import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/view.ts'
import { argumentIs, flagIsUsed, settingIs } from '../given-values.ts'

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

export const rustVerificationOff: Rule<CodeView> = {
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
}
