import type { Rule } from '../../define-rules.ts'
import type { Match } from '../../match.ts'
import type { Call, ClassBlock, CodeView, Fn } from '../../syntax/view.ts'
import { callsOnly } from '../given-values.ts'

/** What a verifier's methods give back when they have verified nothing. */
const ASSERTED = [
  'ServerCertVerified.assertion()',
  'HandshakeSignatureValid.assertion()',
  'ClientCertVerified.assertion()',
] as const

const METHODS = ['verify_server_cert', 'verify_tls12_signature', 'verify_tls13_signature'] as const

/** Whether a method asserts, and has asked nothing that could fail before. */
function asserts(view: CodeView, fn: Fn): boolean {
  return view.alwaysReturns(fn, ...ASSERTED) && !/\)\s*\?/.test(view.textOf(fn.body))
}

/** The first method of the verifier that accepts everything; of one that verifies the chain, a signature's. */
function accepting(view: CodeView, cls: ClassBlock): Match[] {
  const found = METHODS.flatMap(name => view.methods(cls.body, name).filter(fn => asserts(view, fn)))[0]
  if (found !== undefined) return [{ from: cls.from, to: cls.to, also: [found] }]
  return view.methods(cls.body, 'verify_server_cert').flatMap(fn => {
    const place = view.flaggedReturn(fn, ...ASSERTED.map(each => `Ok(${each})`), ...ASSERTED)
    return place === null ? [] : [{ from: fn.from, to: fn.to, also: [place], level: 'guarded' as const }]
  })
}

/** Whether the verifier that is given is one of the file's, and verifies. */
function verifies(view: CodeView, call: Call): boolean {
  const given = view.argument(call, 0)
  if (given === null) return false
  const made = /\bArc::(?:new|from)/.test(view.textOf(given)) ? view.textOf(given) : madeText(view, call)
  if (/WebPki|Platform|Pin|Fingerprint|Tofu|KnownHosts/i.test(made)) return true
  return view
    .classes('ServerCertVerifier')
    .some(cls => made.includes(cls.name) && accepting(view, cls).length === 0)
}

function madeText(view: CodeView, call: Call): string {
  const value = view.value(view.argument(call, 0))
  if (value.kind === 'call') return `${value.call.path} ${view.textOf(value.call)}`
  const given = view.argument(call, 0)
  if (value.kind === 'unknown') return value.text
  return given === null ? '' : view.textOf(given)
}

/** Calls that replace the verifier by one of which nothing shows that it verifies. */
function replacements(view: CodeView): Call[] {
  return callsOnly(view, 'with_custom_certificate_verifier', 'set_certificate_verifier').filter(
    call => !verifies(view, call),
  )
}

/** `ClientConfig::dangerous(&mut config)` and `DangerousClientConfig { cfg }`, of a file that replaces the verifier. */
function dangerousConfigs(view: CodeView): Call[] {
  return [
    ...view.calls('ClientConfig.dangerous').filter(({ args }) => args.length === 1),
    ...view.calls('DangerousClientConfig'),
  ]
}

export const rustRustlsVerifierAccepts: Rule<CodeView> = {
  id: 'rust-rustls-verifier-accepts',
  title: 'A certificate verifier accepts everything (rustls)',
  why: 'The verifier asserts that a certificate or a signature is right without looking at it.',
  fix: 'Use rustls’s own verifier; put a private authority into the `RootCertStore`.',
  match: view => [
    ...view.classes('ServerCertVerifier').flatMap(cls => accepting(view, cls)),
    ...view
      .functions('verify_server_cert')
      .filter(fn => view.classAround(fn.body.from - 1) === null && asserts(view, fn))
      .map(fn => ({ from: fn.from, to: fn.to })),
  ],
  examples: {
    bad: [
      'impl ServerCertVerifier for NoVerify {\n    fn verify_server_cert(&self, e: &Certificate, now: SystemTime) -> Result<ServerCertVerified, Error> {\n        Ok(ServerCertVerified::assertion()) // !!\n    }\n}',
      "struct Any;\n\nimpl rustls::client::danger::ServerCertVerifier for Any {\n    fn verify_server_cert(\n        &self,\n        _end_entity: &CertificateDer<'_>,\n        _intermediates: &[CertificateDer<'_>],\n        _server_name: &ServerName<'_>,\n    ) -> Result<rustls::client::danger::ServerCertVerified, rustls::Error> {\n        println!(\"any\");\n        return Ok(rustls::client::danger::ServerCertVerified::assertion()); // !!\n    }\n}",
      'impl ServerCertVerifier for Half {\n    fn verify_server_cert(&self, e: &Cert) -> R {\n        self.inner.verify_server_cert(e)\n    }\n    fn verify_tls12_signature(&self, m: &[u8]) -> Result<HandshakeSignatureValid, Error> {\n        Ok(HandshakeSignatureValid::assertion()) // !!\n    }\n}',
    ],
    good: [
      'impl ServerCertVerifier for Pinned {\n    fn verify_server_cert(&self, e: &Certificate) -> Result<ServerCertVerified, Error> {\n        if e.0 != self.pinned {\n            return Err(Error::General("other".into()));\n        }\n        Ok(ServerCertVerified::assertion())\n    }\n}',
      'impl ServerCertVerifier for Own {\n    fn verify_server_cert(&self, e: &Certificate) -> Result<ServerCertVerified, Error> {\n        self.inner.verify_server_cert(e)\n    }\n}',
    ],
  },
}

export const rustRustlsDangerous: Rule<CodeView> = {
  id: 'rust-rustls-dangerous',
  title: 'The certificate verifier is replaced (rustls)',
  why: 'A verifier of one’s own takes the place of rustls’s, and nothing here shows that it verifies.',
  fix: 'Leave `dangerous()` out; put a private authority into the `RootCertStore`.',
  match(view) {
    const replaced = replacements(view)
    return replaced.length === 0 ? [] : [...replaced, ...dangerousConfigs(view)]
  },
  examples: {
    bad: [
      'config.dangerous().set_certificate_verifier(Arc::new(NoVerify));',
      'let mut config = dangerous_config();\nconfig.set_certificate_verifier(verifier); // !!',
      'let config = rustls::ClientConfig::builder()\n    .dangerous()\n    .with_custom_certificate_verifier(SkipServerVerification::new()) // !!\n    .with_no_client_auth();',
      'let verifier = Arc::new(AcceptAny {});\nlet c = ClientConfig::builder().dangerous().with_custom_certificate_verifier(verifier); // !!',
    ],
    good: [
      'let config = ClientConfig::builder().with_root_certificates(roots).with_no_client_auth();',
      'let mut d = ClientConfig::dangerous(&mut config);\nd.set_certificate_verifier(Arc::new(PinnedVerifier::new(pin)));',
      'config.dangerous().set_certificate_verifier(Arc::new(PinnedVerifier::new(pin)));',
      'let v = WebPkiServerVerifier::builder(roots).build()?;\nlet c = ClientConfig::builder().dangerous().with_custom_certificate_verifier(v);',
    ],
  },
}
