import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/view.ts'

export const dotnetWcfValidationNone: Rule<CodeView> = {
  id: 'dotnet-wcf-validation-none',
  title: 'Certificates are not validated (WCF)',
  why: '`X509CertificateValidationMode.None` accepts any certificate.',
  fix: 'Use `ChainTrust` or `PeerOrChainTrust`.',
  match: view => [
    ...view
      .settings('CertificateValidationMode')
      .filter(({ form }) => form !== 'default')
      .flatMap(setting =>
        view.when(view.construct(setting), setting.value, 'X509CertificateValidationMode.None', '"None"'),
      ),
    ...view
      .settings('AuthenticationSchemes', 'SslCertificateAuthentication', 'ServiceCertificateValidationMode')
      .flatMap(setting => view.when(setting, setting.value, 'X509CertificateValidationMode.None')),
  ],
  examples: {
    bad: [
      'client.ClientCredentials.ServiceCertificate.Authentication.CertificateValidationMode = X509CertificateValidationMode.None;',
      'creds.ServiceCertificate.SslCertificateAuthentication = new X509ServiceCertificateAuthentication { CertificateValidationMode = X509CertificateValidationMode.None };',
      'auth.CertificateValidationMode = System.ServiceModel.Security.X509CertificateValidationMode.None;',
      {
        path: 'Client.vb',
        text: 'client.ClientCredentials.ServiceCertificate.Authentication.CertificateValidationMode = X509CertificateValidationMode.None',
      },
      {
        path: 'Client.fs',
        text: 'client.ClientCredentials.ServiceCertificate.Authentication.CertificateValidationMode <- X509CertificateValidationMode.None',
      },
    ],
    good: [
      'auth.CertificateValidationMode = X509CertificateValidationMode.ChainTrust;',
      'if (auth.CertificateValidationMode == X509CertificateValidationMode.None) throw new SecurityException();',
    ],
  },
}
