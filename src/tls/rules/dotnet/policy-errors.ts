import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/view.ts'

export const dotnetPolicyErrorsAccepted: Rule<CodeView> = {
  id: 'dotnet-policy-errors-accepted',
  title: 'Errors of the certificate are accepted',
  why: 'The listed errors no longer end the connection, so that another’s certificate is accepted.',
  fix: 'Leave `AcceptablePolicyErrors` at `SslPolicyErrors.None`; verification flags at `NoFlag`.',
  match: view => [
    ...view
      .settings(
        'AcceptablePolicyErrors',
        'AllowedPolicyErrors',
        'IgnoredPolicyErrors',
        'IgnoreSslPolicyErrors',
      )
      .filter(({ form }) => form !== 'default')
      .flatMap(setting =>
        view.when(
          view.construct(setting),
          setting.value,
          'RemoteCertificateNameMismatch',
          'RemoteCertificateChainErrors',
          'RemoteCertificateNotAvailable',
        ),
      ),
    ...view
      .settings('VerificationFlags')
      .filter(({ form }) => form !== 'default')
      .flatMap(setting =>
        view.when(
          view.construct(setting),
          setting.value,
          'X509VerificationFlags.AllFlags',
          'AllFlags',
          'X509VerificationFlags.IgnoreInvalidName',
        ),
      ),
    ...view
      .settings('VerificationFlags')
      .filter(({ form }) => form !== 'default')
      .flatMap(setting =>
        view.when(view.construct(setting), setting.value, 'AllowUnknownCertificateAuthority'),
      )
      .map(match => ({ ...match, level: 'guarded' as const })),
  ],
  examples: {
    bad: [
      'factory.Ssl.AcceptablePolicyErrors = SslPolicyErrors.RemoteCertificateNameMismatch | SslPolicyErrors.RemoteCertificateChainErrors;',
      'var ssl = new SslOption { Enabled = true, AcceptablePolicyErrors = SslPolicyErrors.RemoteCertificateNameMismatch };',
      'chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllFlags;',
      {
        path: 'Client.fs',
        text: 'factory.Ssl.AcceptablePolicyErrors <- SslPolicyErrors.RemoteCertificateNameMismatch ||| SslPolicyErrors.RemoteCertificateChainErrors',
      },
      {
        path: 'Client.vb',
        text: 'factory.Ssl.AcceptablePolicyErrors = SslPolicyErrors.RemoteCertificateNameMismatch Or SslPolicyErrors.RemoteCertificateChainErrors',
      },
    ],
    good: [
      'factory.Ssl.AcceptablePolicyErrors = SslPolicyErrors.None;',
      'chain.ChainPolicy.VerificationFlags = X509VerificationFlags.NoFlag;',
      'if (errors == SslPolicyErrors.RemoteCertificateNameMismatch) return false;',
    ],
  },
}
