import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/view.ts'
import { callbackAlways } from '../given-values.ts'

export const rustVerifyCallbackAccepts: Rule<CodeView> = {
  id: 'rust-verify-callback-accepts',
  title: 'A verification callback accepts everything',
  why: 'The callback says yes whatever was found.',
  fix: 'Give back what OpenSSL found (`preverified`), or leave the callback out.',
  match: view => [
    ...callbackAlways(
      view,
      ['set_verify_callback', 'set_custom_verify_callback'],
      1,
      'true',
      '[]',
      'nothing',
    ),
    ...callbackAlways(
      view,
      ['set_cert_verify_callback', 'verify_callback', 'certificate_check', 'set_verify_host_callback'],
      0,
      'true',
      '[]',
      'nothing',
      'CertificateCheckStatus.CertificateOk',
    ),
  ],
  examples: {
    bad: [
      'builder.set_verify_callback(SslVerifyMode::PEER, |_, _| true);',
      'ssl.set_verify_callback(SslVerifyMode::PEER, move |_preverified, ctx| { // !!\n    info!("{:?}", ctx.error());\n    true\n});',
      'fn any(_: bool, _: &mut X509StoreContextRef) -> bool {\n    true\n}\nfn f(b: &mut SslContextBuilder) {\n    b.set_verify_callback(SslVerifyMode::PEER, any); // !!\n}',
      'callbacks.certificate_check(|_cert, _host| Ok(CertificateCheckStatus::CertificateOk));',
      'callbacks.certificate_check(|_, _| true);',
      'ctx.set_custom_verify_callback(SslVerifyMode::PEER, |_| Ok(()));',
    ],
    good: [
      'builder.set_verify_callback(SslVerifyMode::PEER, |preverified, _| preverified);',
      'callbacks.certificate_check(|cert, host| check(cert, host));',
    ],
  },
}
