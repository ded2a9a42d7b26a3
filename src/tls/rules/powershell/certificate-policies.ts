import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/view.ts'

export const powershellCertificatePolicy: Rule<CodeView> = {
  id: 'powershell-certificate-policy',
  title: 'A policy decides about certificates',
  why: 'A `CertificatePolicy` of one’s own takes the place of the check; those of scripts accept any certificate.',
  fix: 'Leave the policy out; import the private authority into the machine’s store.',
  match: view => [
    ...view
      .settings('CertificatePolicy')
      .filter(
        setting =>
          setting.form === 'assignment' &&
          /^\(?(?:New-Object\b|\[[\w.]+\]::new)/i.test(view.textOf(setting.value)),
      ),
    ...view
      .classes('ICertificatePolicy')
      .filter(cls =>
        view.methods(cls.body, 'CheckValidationResult').some(method => view.alwaysReturns(method, 'true')),
      )
      .map(cls => ({ from: cls.from, to: cls.to })),
  ],
  examples: {
    bad: [
      '[System.Net.ServicePointManager]::CertificatePolicy = New-Object TrustAllCertsPolicy',
      '[System.Net.ServicePointManager]::CertificatePolicy = [TrustAllCertsPolicy]::new()',
      'class TrustAll : System.Net.ICertificatePolicy { # !!\n  [bool] CheckValidationResult($sp, $cert, $request, $problem) { return $true }\n}',
    ],
    good: [
      '$policy = [System.Net.ServicePointManager]::CertificatePolicy',
      'New-Object TrustAllCertsPolicy.Nothing',
    ],
  },
}
