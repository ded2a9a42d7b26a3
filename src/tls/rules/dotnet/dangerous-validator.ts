import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/view.ts'
import { isDefined } from './accepting-callbacks.ts'

export const dotnetDangerousValidator: Rule<CodeView> = {
  id: 'dotnet-dangerous-validator',
  title: 'Every certificate is accepted',
  why: '`DangerousAcceptAnyServerCertificateValidator` and its like answer `true` whatever the certificate is.',
  fix: 'Leave it out; build the chain with the private authority as `CustomTrustStore`.',
  match: view =>
    view
      .uses(
        'DangerousAcceptAnyServerCertificateValidator',
        'CertificateValidations.AllowAll',
        'X509CertificateValidator.None',
        'AllowAnyClientCertificate',
        'UntrustedCertClientFactory',
        'TrustAllCertificatePolicy',
        'TrustAllCertsPolicy',
      )
      .filter(use => !isDefined(view, use)),
  examples: {
    bad: [
      'handler.ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator;',
      'new HttpClientHandler { ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator };',
      'settings.ServerCertificateValidationCallback(CertificateValidations.AllowAll);',
      'auth.CustomCertificateValidator = X509CertificateValidator.None;',
      {
        path: 'Client.vb',
        text: 'handler.ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator',
      },
      {
        path: 'Client.fs',
        text: 'handler.ServerCertificateCustomValidationCallback <- HttpClientHandler.DangerousAcceptAnyServerCertificateValidator',
      },
    ],
    good: [
      '// HttpClientHandler.DangerousAcceptAnyServerCertificateValidator',
      'auth.CustomCertificateValidator = X509CertificateValidator.ChainTrust;',
      'var help = "DangerousAcceptAnyServerCertificateValidator is not allowed";',
    ],
  },
}
