import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/view.ts'
import { notWithin } from '../ranges.ts'
import { classesOf, policiesSet } from './accepting-callbacks.ts'

export const dotnetCertificatePolicy: Rule<CodeView> = {
  id: 'dotnet-certificate-policy',
  title: 'A policy accepts every certificate',
  why: 'The class that decides about certificates lets every one through.',
  fix: 'Leave the policy out; .NET checks certificates by itself.',
  match(view) {
    const policies = classesOf(view, 'CheckValidationResult', /\bICertificatePolicy\b/, fn =>
      view.alwaysReturns(fn, 'true'),
    )
    return [
      ...policies,
      ...notWithin(policiesSet(view, policies), policies),
      ...classesOf(view, 'Validate', /\bX509CertificateValidator\b/, fn => view.doesNothing(fn)),
      // Unity's web requests.
      ...classesOf(view, 'ValidateCertificate', /\bCertificateHandler\b/, fn =>
        view.alwaysReturns(fn, 'true'),
      ),
    ]
  },
  examples: {
    bad: [
      'public class TrustAll : ICertificatePolicy { // !!\n  public bool CheckValidationResult(ServicePoint sp, X509Certificate c, WebRequest r, int problem) { return true; }\n}',
      {
        path: 'Client.fs',
        text: 'let all =\n  { new ICertificatePolicy with\n      member _.CheckValidationResult(_, _, _, _) = true }',
      },
      'class TrustAll : ICertificatePolicy {\n  public bool CheckValidationResult(ServicePoint sp, X509Certificate c, WebRequest r, int problem) => true;\n}',
      'class Bypass : CertificateHandler { // !!\n  protected override bool ValidateCertificate(byte[] certificateData) { return true; }\n}',
      'class Any : X509CertificateValidator { // !!\n  public override void Validate(X509Certificate2 certificate) { }\n}',
      {
        path: 'Client.vb',
        text: "Public Class TrustAll ' !!\n  Implements ICertificatePolicy\n  Public Function CheckValidationResult(sp As ServicePoint, c As X509Certificate, r As WebRequest, p As Integer) As Boolean Implements ICertificatePolicy.CheckValidationResult\n    Return True\n  End Function\nEnd Class",
      },
    ],
    good: [
      'public class Strict : ICertificatePolicy {\n  public bool CheckValidationResult(ServicePoint sp, X509Certificate c, WebRequest r, int problem) { return problem == 0; }\n}',
      'class Pin : CertificateHandler {\n  protected override bool ValidateCertificate(byte[] data) { return Hash(data) == Pinned; }\n}',
      'class Own : X509CertificateValidator {\n  public override void Validate(X509Certificate2 certificate) { if (certificate.Thumbprint != pin) throw new SecurityTokenValidationException(); }\n}',
    ],
  },
}
