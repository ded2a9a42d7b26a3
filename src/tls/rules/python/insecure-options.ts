import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/code-view.ts'
import { payloadsOf } from '../payload.ts'
import { isOption } from './is-option.ts'

/** Options that switch validation off when they are true. */
const OFF = [
  'tls_insecure',
  'tlsInsecure',
  'tlsAllowInvalidCertificates',
  'tlsAllowInvalidHostnames',
  'tls_allow_invalid_certificates',
  'tls_allow_invalid_hostnames',
  'ssl_insecure',
  'insecure_skip_verify',
  'skip_ssl_verification',
  'skip_verify',
  'skip_tls_verify',
  'skip_ssl_verify',
  'disable_ssl_verification',
  'disable_ssl_verify',
  'disable_ssl_certificate_verification',
  'disableSslCertValidation',
  'disable_cert_validation',
  'disable_certificate_validation',
  'disable_tls_verification',
  'disable_tls_verify',
  'ignore_ssl',
  'ignore_ssl_errors',
  'ignore_https_errors',
  'ignoreHTTPSErrors',
  'ignore_cert_errors',
  'ignore_certificate_errors',
  'ignore_cert',
  'ssl_ignore',
  'no_verify_ssl',
  'no_ssl_verify',
  'no_verify',
  'no_check_certificate',
  'nocheckcertificate',
  'accept_insecure_certs',
  'acceptInsecureCerts',
  'acceptSslCerts',
  'accept_untrusted_certs',
  'assume_untrusted_cert_issuer',
  'insecure_tls',
  'insecure_ssl',
  'allow_insecure_ssl',
  'allow_invalid_certs',
  'allow_self_signed',
  'trust_all_certs',
  'trust_all_certificates',
  '_tls_no_verify',
  'tls_no_verify',
  'insecure_mode',
  'allow_unverified_ssl',
  'trust_server_certificate',
  'TrustServerCertificate',
  'danger_accept_invalid_certs',
] as const

export const pythonInsecureOptionOn: Rule<CodeView> = {
  id: 'python-insecure-option-on',
  title: 'Any certificate is accepted',
  why: 'The option switches off the check of the server’s certificate or host name.',
  fix: 'Leave the option out; give the client the certificate of a private authority.',
  match(view) {
    const isPayload = payloadsOf(view)
    return view
      .settings(...OFF)
      .filter(setting => isOption(view, setting) && !isPayload(setting))
      .flatMap(setting => view.when(view.construct(setting), setting.value, 'true', '1', '"true"', '"yes"'))
  },
  examples: {
    bad: [
      'MongoClient(host, tls=True, tlsAllowInvalidCertificates=True)',
      'MongoClient(host, tlsInsecure=True)',
      'page = await browser.new_page(ignore_https_errors=True)',
      'options.accept_insecure_certs = True',
      'caps["acceptInsecureCerts"] = True',
      'si = SmartConnect(host=h, disableSslCertValidation=True)',
      'authenticator.set_disable_ssl_verification(True)',
    ],
    good: [
      'MongoClient(host, tls=True, tlsAllowInvalidCertificates=False)',
      'parser.add_argument("--x", dest="ignore_ssl", default=True)',
      'def f(ignore_ssl=True):\n    pass',
      'repo.git.commit("-m", message, no_verify=True)',
      'repo.do_commit(message, no_verify=True)',
      'requests.post(url, data=dict(skip_verify=True))',
    ],
  },
}
