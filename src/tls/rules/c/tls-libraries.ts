import { defineRules } from '../../define-rules.ts'
import type { Match } from '../../match.ts'
import type { Call, CodeView } from '../../syntax/view.ts'
import { argumentIs, callbackAlways, flagIsUsed, settingIs, textAround } from '../given-values.ts'

const NONE = ['SSL_VERIFY_NONE', 'WOLFSSL_VERIFY_NONE', 'CYASSL_VERIFY_NONE', '0', 'NULL', 'null'] as const

const SET_VERIFY = [
  'SSL_CTX_set_verify',
  'SSL_set_verify',
  'SSL_CTX_set_custom_verify',
  'SSL_set_custom_verify',
  'wolfSSL_CTX_set_verify',
  'wolfSSL_set_verify',
  'CyaSSL_CTX_set_verify',
  'CyaSSL_set_verify',
] as const

/** Whether the callback sets its first parameter, which is what OpenSSL found, to 1. */
function setsItsAnswer(view: CodeView, call: Call): boolean {
  const fn = view.functionOf(view.argument(call, 2))
  const found = fn?.params[0]
  if (fn === null || found === undefined || found === '') return false
  return view
    .settings(found)
    .filter(
      ({ name, at, form }) =>
        name === found && form === 'assignment' && fn.body.from <= at && at < fn.body.to,
    )
    .some(setting => view.when(setting, setting.value, '1', 'true').length > 0)
}

/** Where what was found wrong with a certificate counts as well as `X509_V_OK`. */
function conflated(view: CodeView): Match[] {
  return view.uses('X509_V_OK').flatMap(use => {
    const around = textAround(view, use, 10)
    const isAsked = /==\s*X509_V_OK/.test(around) && /\|\|/.test(around) && /==\s*X509_V_ERR_/.test(around)
    return isAsked ? [{ from: use.from, to: use.to }] : []
  })
}

/** OpenSSL, BoringSSL, LibreSSL, wolfSSL, mbed TLS, GnuTLS, s2n, NSS and Botan. */
export const cTlsLibraries = defineRules({
  name: 'C and C++: TLS libraries',
  reads: 'code',
  languages: ['c', 'cpp', 'objective-c'],
  example: 'client.cpp',
  rules: [
    {
      id: 'c-openssl-verify-none',
      title: 'Certificates are not verified (OpenSSL, wolfSSL)',
      why: 'With `SSL_VERIFY_NONE` a client goes on whatever the verification says.',
      fix: 'Use `SSL_VERIFY_PEER` with `SSL_CTX_set_default_verify_paths` and `SSL_set1_host`.',
      match: view => [
        ...argumentIs(view, SET_VERIFY, 1, ...NONE),
        ...flagIsUsed(view, 'X509_V_FLAG_NO_CHECK_TIME'),
        ...settingIs(
          view,
          ['verify_mode', 'verifyMode', 'ssl_verify_mode'],
          'SSL_VERIFY_NONE',
          'WOLFSSL_VERIFY_NONE',
        ),
      ],
      examples: {
        bad: [
          'SSL_CTX_set_verify(ctx, SSL_VERIFY_NONE, NULL);',
          'SSL_set_verify(ssl, SSL_VERIFY_NONE, nullptr);',
          'SSL_CTX_set_verify(ctx.get(), 0, 0);',
          'SSL_CTX_set_verify(\n    ctx,\n    SSL_VERIFY_NONE, // !!\n    NULL);',
          'int mode = SSL_VERIFY_NONE;\nSSL_CTX_set_verify(ctx, mode, NULL); // !!',
          'SSL_CTX_set_verify(ctx, verify ? SSL_VERIFY_PEER : SSL_VERIFY_NONE, NULL);',
          'wolfSSL_CTX_set_verify(ctx, WOLFSSL_VERIFY_NONE, 0);',
          '::SSL_CTX_set_verify(m_ctx, SSL_VERIFY_NONE, NULL);',
          'if (insecure)\n  SSL_CTX_set_verify(ctx, SSL_VERIFY_NONE, NULL); // !!',
        ],
        good: [
          'SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, NULL);',
          'SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, verify_cb);',
          '/* SSL_CTX_set_verify(ctx, SSL_VERIFY_NONE, NULL); */',
          'if (SSL_CTX_get_verify_mode(ctx) == SSL_VERIFY_NONE) return -1;',
          '#define SSL_VERIFY_NONE 0x00',
          'void SSL_CTX_set_verify(SSL_CTX *ctx, int mode, SSL_verify_cb callback);',
        ],
      },
    },
    {
      id: 'c-openssl-verify-callback',
      title: 'A verification callback accepts everything (OpenSSL, wolfSSL)',
      why: 'The callback says yes whatever OpenSSL found, so that any certificate is accepted.',
      fix: 'Give back what OpenSSL found (`preverify_ok`), or give no callback.',
      match: view => [
        ...callbackAlways(view, SET_VERIFY, 2, '1', 'true', 'ssl_verify_ok'),
        ...view.calls(...SET_VERIFY).filter(call => setsItsAnswer(view, call)),
        ...callbackAlways(
          view,
          [
            'SSL_CTX_set_cert_verify_callback',
            'X509_STORE_set_verify_cb',
            'X509_STORE_set_verify_cb_func',
            'X509_STORE_CTX_set_verify_cb',
            'X509_STORE_set_verify',
          ],
          1,
          '1',
          'true',
        ),
      ],
      examples: {
        bad: [
          'static int accept_all(int ok, X509_STORE_CTX *ctx) {\n  (void)ok;\n  return 1;\n}\n\nvoid setup(SSL_CTX *ctx) {\n  SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, accept_all); // !!\n}',
          'SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, [](int, X509_STORE_CTX *) { return 1; });',
          'int check(X509_STORE_CTX *store, void *arg) { return 1; }\nvoid f(SSL_CTX *c) { SSL_CTX_set_cert_verify_callback(c, check, NULL); } // !!',
          'int cb(int preverify, X509_STORE_CTX *ctx) {\n  int error = X509_STORE_CTX_get_error(ctx);\n  printf("%d", error);\n  return 1;\n}\nvoid f(SSL *ssl) { SSL_set_verify(ssl, SSL_VERIFY_PEER, &cb); } // !!',
          'static enum ssl_verify_result_t ok(SSL *ssl, uint8_t *alert) { return ssl_verify_ok; }\nvoid f(SSL_CTX *c) { SSL_CTX_set_custom_verify(c, SSL_VERIFY_PEER, ok); } // !!',
          'SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, +[](int, X509_STORE_CTX*) -> int { return true; });',
        ],
        good: [
          'static int check(int ok, X509_STORE_CTX *ctx) {\n  if (!ok) log_it(ctx);\n  return ok;\n}\nvoid f(SSL_CTX *c) { SSL_CTX_set_verify(c, SSL_VERIFY_PEER, check); }',
          'static int pin(X509_STORE_CTX *store, void *arg) {\n  if (!matches(store)) return 0;\n  return 1;\n}\nvoid f(SSL_CTX *c) { SSL_CTX_set_cert_verify_callback(c, pin, NULL); }',
          'SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, verify_callback);',
        ],
      },
    },
    {
      id: 'c-openssl-result-conflated',
      title: 'An error of the certificate counts as success (OpenSSL)',
      why: 'The condition treats a certificate that was found wrong as it treats a right one.',
      fix: 'Go on only when `SSL_get_verify_result` gives `X509_V_OK`.',
      match: conflated,
      examples: {
        bad: [
          'if (r == X509_V_OK || r == X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT) go(ssl);',
          'if ((r == X509_V_ERR_CERT_HAS_EXPIRED) || (r == X509_V_OK)) go(ssl);',
        ],
        good: [
          'if (SSL_get_verify_result(ssl) != X509_V_OK) return -1;',
          'if (r == X509_V_OK) go(ssl);\nif (r == X509_V_ERR_CERT_HAS_EXPIRED) stop(ssl);',
        ],
      },
    },
  ],
})
