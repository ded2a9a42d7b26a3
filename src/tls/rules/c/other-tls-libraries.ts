import { defineRules } from '../../define-rules.ts'
import { argumentIs, callbackAlways, flagIsUsed, settingIs } from '../given-values.ts'

/** LibreSSL’s libtls, s2n, mbed TLS, GnuTLS, NSS and Botan. */
export const cOtherTlsLibraries = defineRules({
  name: 'C and C++: other TLS libraries',
  reads: 'code',
  languages: ['c', 'cpp', 'objective-c'],
  example: 'client.cpp',
  rules: [
    {
      id: 'c-libtls-insecure',
      title: 'The certificate or its name is not verified (LibreSSL’s libtls, s2n, NATS)',
      why: 'The call switches verification off for the whole configuration.',
      fix: 'Leave the call out; give a private authority with `tls_config_set_ca_file` or its like.',
      match: view =>
        view
          .calls(
            'tls_config_insecure_noverifycert',
            'tls_config_insecure_noverifyname',
            'tls_config_insecure_noverifytime',
            's2n_config_disable_x509_verification',
            's2n_config_disable_x509_time_verification',
          )
          .filter(({ args }) => args.every(arg => !/^(?:const )?struct /.test(view.textOf(arg.value)))),
      examples: {
        bad: [
          'tls_config_insecure_noverifycert(cfg);',
          'tls_config_insecure_noverifyname(cfg);',
          's2n_config_disable_x509_verification(config);',
        ],
        good: [
          'tls_config_verify(cfg);',
          'void tls_config_insecure_noverifycert(struct tls_config *_config);',
        ],
      },
    },
    {
      id: 'c-mbedtls-verify',
      title: 'Certificates are not required to be valid (mbed TLS)',
      why: 'With `MBEDTLS_SSL_VERIFY_NONE` or `MBEDTLS_SSL_VERIFY_OPTIONAL` the handshake goes on with any certificate.',
      fix: 'Use `MBEDTLS_SSL_VERIFY_REQUIRED` with `mbedtls_ssl_conf_ca_chain` and `mbedtls_ssl_set_hostname`.',
      match: view => [
        ...argumentIs(
          view,
          [
            'mbedtls_ssl_conf_authmode',
            'mbedtls_ssl_set_hs_authmode',
            'ssl_set_authmode',
            'altcp_tls_set_authmode',
            'nng_tls_config_auth_mode',
          ],
          1,
          'NNG_TLS_AUTH_MODE_NONE',
          'NNG_TLS_AUTH_MODE_OPTIONAL',
          'MBEDTLS_SSL_VERIFY_NONE',
          'MBEDTLS_SSL_VERIFY_OPTIONAL',
          'SSL_VERIFY_NONE',
          'SSL_VERIFY_OPTIONAL',
          '0',
          '1',
        ),
        ...argumentIs(view, ['mbedtls_ssl_set_hostname'], 1, 'null'),
        ...settingIs(view, ['authmode'], 'MBEDTLS_SSL_VERIFY_NONE', 'MBEDTLS_SSL_VERIFY_OPTIONAL'),
        ...view.calls('mbedtls_ssl_conf_verify', 'mbedtls_ssl_set_verify').flatMap(call => {
          const fn = view.functionOf(view.argument(call, 1))
          const clears = fn !== null && /\* ?flags = 0/.test(view.textOf(fn.body))
          return clears && view.alwaysReturns(fn, '0') ? [call] : []
        }),
      ],
      examples: {
        bad: [
          'mbedtls_ssl_conf_authmode(&conf, MBEDTLS_SSL_VERIFY_NONE);',
          'mbedtls_ssl_conf_authmode(&conf, MBEDTLS_SSL_VERIFY_OPTIONAL);',
          'ssl_set_authmode(&ssl, SSL_VERIFY_NONE);',
          'mbedtls_ssl_set_hostname(&ssl, NULL);',
          'static int ok(void *d, mbedtls_x509_crt *crt, int depth, uint32_t *flags) {\n  *flags = 0;\n  return 0;\n}\nvoid f(void) { mbedtls_ssl_conf_verify(&conf, ok, NULL); } // !!',
        ],
        good: [
          'mbedtls_ssl_conf_authmode(&conf, MBEDTLS_SSL_VERIFY_REQUIRED);',
          'mbedtls_ssl_set_hostname(&ssl, host);',
          'mbedtls_ssl_conf_verify(&conf, my_verify, NULL);',
        ],
      },
    },
    {
      id: 'c-gnutls-verify',
      title: 'Certificates are not verified (GnuTLS, NSS, s2n)',
      why: 'The callback or flag accepts certificates that nobody vouches for.',
      fix: 'Use `gnutls_session_set_verify_cert` with the host name; do not replace the library’s verification by nothing.',
      match: view => [
        ...callbackAlways(
          view,
          ['gnutls_certificate_set_verify_function', 'gnutls_session_set_verify_function'],
          1,
          '0',
          'GNUTLS_E_SUCCESS',
        ),
        ...callbackAlways(view, ['SSL_AuthCertificateHook', 'SSL_BadCertHook'], 1, 'SECSuccess', '0'),
        ...callbackAlways(
          view,
          ['s2n_config_set_verify_host_callback', 's2n_connection_set_verify_host_callback'],
          1,
          '1',
          'true',
        ),
        ...argumentIs(view, ['gnutls_session_set_verify_cert'], 1, 'null'),
        ...view
          .calls(
            'gnutls_certificate_set_verify_flags',
            'gnutls_session_set_verify_cert',
            'gnutls_x509_crt_list_verify',
          )
          .flatMap(call =>
            flagIsUsed(
              view,
              'GNUTLS_VERIFY_DISABLE_CA_SIGN',
              'GNUTLS_VERIFY_DISABLE_TIME_CHECKS',
              'GNUTLS_VERIFY_DISABLE_TRUSTED_TIME_CHECKS',
              'GNUTLS_VERIFY_ALLOW_BROKEN',
              'GNUTLS_VERIFY_ALLOW_ANY_X509_V1_CA_CRT',
              'GNUTLS_VERIFY_ALLOW_SIGN_RSA_MD5',
            ).filter(({ from }) => call.from <= from && from < call.to),
          ),
      ],
      examples: {
        bad: [
          'static int any(gnutls_session_t s) { return 0; }\nvoid f(void) { gnutls_certificate_set_verify_function(cred, any); } // !!',
          'gnutls_session_set_verify_cert(session, NULL, 0);',
          'gnutls_certificate_set_verify_flags(cred, GNUTLS_VERIFY_DISABLE_CA_SIGN);',
          'static SECStatus accept(void *arg, PRFileDesc *fd) { return SECSuccess; }\nvoid f(void) { SSL_BadCertHook(fd, accept, NULL); } // !!',
        ],
        good: [
          'gnutls_session_set_verify_cert(session, hostname, 0);',
          'static int check(gnutls_session_t s) { return gnutls_certificate_verify_peers3(s, host, &status); }\nvoid f(void) { gnutls_certificate_set_verify_function(cred, check); }',
        ],
      },
    },
    {
      id: 'c-botan-verify-empty',
      title: 'The certificate chain is not verified (Botan)',
      why: 'The overridden `tls_verify_cert_chain` is what verifies, and it does nothing.',
      fix: 'Do not override `tls_verify_cert_chain`, or call the one of the base class.',
      match: view =>
        view
          .functions('tls_verify_cert_chain', 'verify_certificate_chain')
          .filter(fn => view.doesNothing(fn))
          .map(fn => ({ from: fn.from, to: fn.to })),
      examples: {
        bad: [
          'class Callbacks : public Botan::TLS::Callbacks {\n  void tls_verify_cert_chain(const std::vector<Botan::X509_Certificate>& chain, Botan::Usage_Type usage) override {} // !!\n};',
          'void tls_verify_cert_chain(const std::vector<Botan::X509_Certificate>&, const Botan::TLS::Policy&) override {\n  std::cout << "skipped"; // !!\n}',
        ],
        good: [
          'void tls_verify_cert_chain(const std::vector<Botan::X509_Certificate>& chain, const Botan::TLS::Policy& policy) override {\n  Botan::TLS::Callbacks::tls_verify_cert_chain(chain, policy);\n}',
          'void tls_verify_cert_chain(const Chain& chain) override {\n  if (chain.empty()) throw Botan::TLS::TLS_Exception(1, "none");\n}',
        ],
      },
    },
  ],
})
