import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/view.ts'

export const powershellInvalidCertificateAction: Rule<CodeView> = {
  id: 'powershell-invalid-certificate-action',
  title: 'Invalid certificates are accepted',
  why: 'The setting has the module accept any certificate.',
  fix: 'Set `-InvalidCertificateAction Fail`; leave `trustcert` off.',
  match: view => [
    ...view
      .settings('-InvalidCertificateAction', 'InvalidCertificateAction')
      .filter(setting => /^["']?(?:Ignore|Warn)\b/i.test(view.textOf(setting.value))),
    ...view
      .strings()
      .filter(({ value }) => value === 'sql.connection.trustcert')
      .map(({ from, to }) => ({ from, to })),
    ...view
      .uses('sql.connection.trustcert')
      .filter(use => !/\$false/i.test(view.textOf({ from: use.to, to: use.to + 2 }))),
  ],
  examples: {
    bad: [
      'Set-PowerCLIConfiguration -InvalidCertificateAction Ignore -Confirm:$false',
      'Set-PowerCLIConfiguration -Scope User -InvalidCertificateAction "Ignore"',
      'Set-DbatoolsConfig -FullName sql.connection.trustcert -Value $true',
    ],
    good: [
      'Set-PowerCLIConfiguration -InvalidCertificateAction Fail',
      'Set-DbatoolsConfig -FullName sql.connection.trustcert -Value $false',
    ],
  },
}
