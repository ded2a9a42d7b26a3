import type { Rule } from '../../define-rules.ts'
import type { Match } from '../../match.ts'
import type { CodeView } from '../../syntax/view.ts'
import { switches } from './switches.ts'

/** Whether no other switch on the line skips more than revocation. */
function switchesNear(view: CodeView, match: Match): boolean {
  for (let at = match.from; at > Math.max(0, match.from - 30); at -= 1) {
    const text = view.textOf({ from: at, to: at + 1 })
    if (text.includes('\n')) break
    if (/^-Skip(?:CA|CN|Certificate)Check/i.test(text)) return false
  }
  const after = view.textOf({ from: match.to, to: match.to + 6 }).split('\n')[0] ?? ''
  return !/-Skip(?:CA|CN|Certificate)Check/i.test(after)
}

export const powershellRevocationUnchecked: Rule<CodeView> = {
  id: 'powershell-revocation-unchecked',
  title: 'Whether a certificate was revoked is not checked',
  why: 'A certificate whose key was stolen is accepted until it runs out.',
  fix: 'Leave the switch out; set `CheckCertificateRevocationList` to `$true`.',
  level: 'missing',
  match: view => [
    ...switches(view, 'SkipRevocationCheck', 'SkipCertificateRevocationCheck').filter(match =>
      switchesNear(view, match),
    ),
    ...view
      .settings('CheckCertificateRevocationList')
      .filter(({ form }) => form === 'assignment')
      .flatMap(setting => view.when(setting, setting.value, 'false')),
  ],
  examples: {
    bad: [
      '$o = New-PSSessionOption -SkipRevocationCheck',
      '[System.Net.ServicePointManager]::CheckCertificateRevocationList = $false',
    ],
    good: [
      '$o = New-PSSessionOption',
      '[System.Net.ServicePointManager]::CheckCertificateRevocationList = $true',
    ],
  },
}
