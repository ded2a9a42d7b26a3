import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/view.ts'
import { isOption } from './is-option.ts'

export const dotnetRevocationUnchecked: Rule<CodeView> = {
  id: 'dotnet-revocation-unchecked',
  title: 'Whether a certificate was revoked is not checked',
  why: 'A certificate whose key was stolen is accepted until it runs out.',
  fix: 'Set `CheckCertificateRevocationList` to `true`, the revocation mode to `Online`.',
  level: 'missing',
  match: view => [
    ...view
      .settings('CheckCertificateRevocationList', 'CheckCertificateRevocation')
      .filter(setting => setting.form !== 'setter' && isOption(view, setting))
      .flatMap(setting => view.when(view.construct(setting), setting.value, 'false')),
    ...view
      .settings('RevocationMode', 'CertificateRevocationCheckMode')
      .filter(({ form }) => form !== 'default' && form !== 'setter')
      .flatMap(setting => view.when(view.construct(setting), setting.value, 'X509RevocationMode.NoCheck')),
  ],
  examples: {
    bad: [
      'ServicePointManager.CheckCertificateRevocationList = false;',
      'client.CheckCertificateRevocation = false;',
      'chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;',
    ],
    good: [
      'ServicePointManager.CheckCertificateRevocationList = true;',
      'chain.ChainPolicy.RevocationMode = X509RevocationMode.Online;',
    ],
  },
}
