import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/view.ts'
import { argumentIs } from '../given-values.ts'

export const rustOpensslVerifyNone: Rule<CodeView> = {
  id: 'rust-openssl-verify-none',
  title: 'Certificates are not verified (OpenSSL)',
  why: '`SslVerifyMode::NONE` accepts any certificate.',
  fix: 'Use `SslVerifyMode::PEER`; give a private authority with `set_ca_file`.',
  match: view => [
    ...argumentIs(
      view,
      ['set_verify', 'set_verify_callback', 'set_custom_verify_callback', 'set_verify_mode'],
      0,
      'SslVerifyMode.NONE',
      'SSL_VERIFY_NONE',
      'SslVerifyMode.empty()',
      'SslVerify.None',
      'VerifyMode.NONE',
    ),
    ...argumentIs(view, ['SSL_CTX_set_verify', 'SSL_set_verify'], 1, 'SSL_VERIFY_NONE', '0'),
  ],
  examples: {
    bad: [
      'builder.set_verify(SslVerifyMode::NONE);',
      'let mut b = SslConnector::builder(SslMethod::tls())?;\nb.set_verify(openssl::ssl::SslVerifyMode::NONE); // !!',
      'ctx.set_verify(SSL_VERIFY_NONE, None);',
      'builder.set_verify(if strict { SslVerifyMode::PEER } else { SslVerifyMode::NONE });',
      'unsafe { ffi::SSL_CTX_set_verify(ctx, ffi::SSL_VERIFY_NONE, None) };',
    ],
    good: [
      'builder.set_verify(SslVerifyMode::PEER);',
      'builder.set_verify(SslVerifyMode::PEER | SslVerifyMode::FAIL_IF_NO_PEER_CERT);',
      '// builder.set_verify(SslVerifyMode::NONE);',
    ],
  },
}
