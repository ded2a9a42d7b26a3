import type { Rule } from '../../define-rules.ts'
import { type ConfigView, saysNo } from '../../file-views.ts'

export const serverPeersUnverified: Rule<ConfigView> = {
  id: 'server-peers-unverified',
  title: 'A server does not check the certificates of those it talks to',
  why: 'The setting accepts any certificate of the other side.',
  fix: 'Set `verify_outgoing = true` (Consul), `StreamDriverAuthMode` to `x509/name` (rsyslog), `tls = "true"` (MySQL).',
  match: view => [
    ...view
      .settings('verify_outgoing')
      .filter(({ value }) => saysNo(value))
      .map(setting => view.found(setting)),
    ...view
      .keyed(key => /StreamDriverAuthMode$/i.test(key))
      .filter(({ value }) => /^["']?anon\b/i.test(value))
      .map(setting => view.found(setting)),
    ...view
      .settings('tls')
      .filter(({ value }) => value === 'skip-verify')
      .map(setting => view.found(setting)),
  ],
  examples: {
    bad: [
      { path: 'consul.hcl', text: 'verify_outgoing = false\n' },
      { path: 'consul.json', text: '{"verify_outgoing": false}' },
      { path: 'rsyslog.conf', text: '$ActionSendStreamDriverAuthMode anon\n' },
      { path: 'main.tf', text: 'provider "mysql" {\n  tls = "skip-verify" # !!\n}\n' },
    ],
    good: [
      { path: 'consul.hcl', text: 'verify_outgoing = true\nverify_incoming = false\n' },
      { path: 'rsyslog.conf', text: '$ActionSendStreamDriverAuthMode x509/name\n' },
      { path: 'main.tf', text: 'provider "mysql" {\n  tls = "true"\n}\n' },
    ],
  },
}
