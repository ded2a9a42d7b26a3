import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/view.ts'
import { classesWith, usedOnce } from './accepts.ts'

export const jvmBouncyCastleAccepts: Rule<CodeView> = {
  id: 'jvm-bouncy-castle-accepts',
  title: 'The certificate of the server is not looked at (Bouncy Castle)',
  why: 'A `TlsAuthentication` whose `notifyServerCertificate` does nothing accepts any certificate.',
  fix: 'Verify the chain in `notifyServerCertificate` and throw `TlsFatalAlert` when it is not trusted.',
  match: view => [
    ...[...classesWith(view, 'notifyServerCertificate', /TlsAuthentication$|TlsClient$/)]
      .filter(([, methods]) => methods.some(method => view.doesNothing(method)))
      .map(([cls]) => ({ from: cls.from, to: cls.to })),
    ...[...classesWith(view, 'isValid', /CertificateVerify?er$/)]
      .filter(([, methods]) => methods.some(method => view.alwaysReturns(method, 'true')))
      .map(([cls]) => ({ from: cls.from, to: cls.to })),
    ...usedOnce(view, 'AlwaysValidVerifyer', 'LegacyTlsAuthentication'),
  ],
  examples: {
    bad: [
      'return new ServerOnlyTlsAuthentication() { // !!\n  public void notifyServerCertificate(TlsServerCertificate certificate) throws IOException { }\n};',
      'handler.connect(new AlwaysValidVerifyer());',
    ],
    good: [
      'return new ServerOnlyTlsAuthentication() {\n  public void notifyServerCertificate(TlsServerCertificate certificate) throws IOException { verify(certificate); }\n};',
      'class Own implements CertificateVerifyer {\n  public boolean isValid(X509CertificateStructure[] certs) { return certs[0].equals(pin); }\n}',
    ],
  },
}
