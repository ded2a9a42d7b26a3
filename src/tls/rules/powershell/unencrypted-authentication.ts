import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/view.ts'
import { onePerLine } from '../ranges.ts'
import { entries, switches } from './switches.ts'

export const powershellUnencryptedAuthentication: Rule<CodeView> = {
  id: 'powershell-unencrypted-authentication',
  title: 'Credentials are sent without TLS',
  why: '`-AllowUnencryptedAuthentication` sends them over plain HTTP to whoever answers.',
  fix: 'Leave the switch out and use an address with `https`.',
  family: 'plaintext',
  match: view =>
    onePerLine(view, [
      ...switches(view, 'AllowUnencryptedAuthentication'),
      ...entries(view, 'AllowUnencryptedAuthentication'),
    ]),
  examples: {
    bad: [
      'Invoke-RestMethod -Uri $uri -Credential $c -AllowUnencryptedAuthentication',
      '$params = @{ Uri = $uri; AllowUnencryptedAuthentication = $true }\nInvoke-WebRequest @params',
    ],
    good: [
      'Invoke-RestMethod -Uri $uri -Credential $c -AllowUnencryptedAuthentication:$false',
      'Invoke-RestMethod -Uri $uri -Credential $c',
      '# -AllowUnencryptedAuthentication',
    ],
  },
}
