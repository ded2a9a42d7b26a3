import type { Rule } from '../../define-rules.ts'
import type { ConfigView } from '../../file-views.ts'

export const meshPlaintext: Rule<ConfigView> = {
  id: 'mesh-plaintext',
  title: 'A service mesh talks without TLS',
  why: 'With the mode `DISABLE` traffic is neither encrypted nor authenticated.',
  fix: 'Use `ISTIO_MUTUAL` or `STRICT`.',
  family: 'plaintext',
  match: view =>
    view
      .settings('tls.mode', 'mtls.mode')
      .filter(({ value, format }) => /^DISABLED?$/.test(value) && (format === 'yaml' || format === 'json'))
      .map(setting => view.found(setting)),
  examples: {
    bad: [
      { path: 'rule.yaml', text: 'spec:\n  trafficPolicy:\n    tls:\n      mode: DISABLE # !!\n' },
      { path: 'peer.yaml', text: 'spec:\n  mtls:\n    mode: DISABLE # !!\n' },
    ],
    good: [
      { path: 'rule.yaml', text: 'spec:\n  trafficPolicy:\n    tls:\n      mode: ISTIO_MUTUAL\n' },
      { path: 'peer.yaml', text: 'spec:\n  mtls:\n    mode: STRICT\n' },
    ],
  },
}
