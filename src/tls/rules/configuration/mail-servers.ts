import type { Rule } from '../../define-rules.ts'
import { type ConfigView, saysNo } from '../../file-views.ts'

export const mailServerPlaintext: Rule<ConfigView> = {
  id: 'mail-server-plaintext',
  title: 'Mail is sent without TLS',
  why: 'With the level `none` mail goes over the network in plain text.',
  fix: 'Use `encrypt`, or better `verify` or `secure`.',
  family: 'plaintext',
  match: view => [
    ...view
      .settings(
        'smtp_tls_security_level',
        'smtpd_tls_security_level',
        'lmtp_tls_security_level',
        'relay_tls_security_level',
      )
      .filter(({ value }) => /^none$/i.test(value))
      .map(setting => view.found(setting)),
    // Alertmanager.
    ...view
      .settings('smtp_require_tls')
      .filter(({ value }) => saysNo(value))
      .map(setting => view.found(setting)),
  ],
  examples: {
    bad: [
      { path: 'main.cf', text: 'smtp_tls_security_level = none\n' },
      { path: 'main.cf', text: 'smtpd_tls_security_level=none\n' },
      { path: 'alertmanager.yml', text: 'global:\n  smtp_require_tls: false # !!\n' },
    ],
    good: [
      { path: 'main.cf', text: 'smtp_tls_security_level = verify\n' },
      { path: 'main.cf', text: 'smtp_tls_security_level = may\n' },
      { path: 'alertmanager.yml', text: 'global:\n  smtp_require_tls: true\n' },
    ],
  },
}
