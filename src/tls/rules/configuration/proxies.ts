import type { Rule } from '../../define-rules.ts'
import type { ConfigView } from '../../file-views.ts'

export const proxyNoVerification: Rule<ConfigView> = {
  id: 'proxy-no-verification',
  title: 'A proxy does not check certificates',
  why: 'The setting accepts any certificate.',
  fix: 'Leave it out; name the authorities that count.',
  match: view =>
    view.all
      .filter(
        ({ key, value, path, file }) =>
          (value.includes('DONT_VERIFY') && /\bDONT_VERIFY_(?:PEER|DOMAIN)\b/.test(value)) ||
          (key === 'sslproxy_cert_error' && /^allow\s+all$/i.test(value)) ||
          (/^ACCEPT_UNTRUSTED$/i.test(value) && /^trust_?chain_?verification$/i.test(key)) ||
          (/^allow_?expired_?certificate$/i.test(key) && /^true$/i.test(value)) ||
          (key === 'verify' && /^[01]$/.test(value) && /stunnel/i.test(file)) ||
          (path.at(-2) === 'sslproxy_flags' && /DONT_VERIFY/.test(key)),
      )
      .map(setting => view.found(setting)),
  examples: {
    bad: [
      { path: 'squid.conf', text: 'sslproxy_flags DONT_VERIFY_PEER\n' },
      { path: 'squid.conf', text: 'tls_outgoing_options flags=DONT_VERIFY_PEER\n' },
      { path: 'squid.conf', text: 'cache_peer x parent 443 0 tls tlsflags=DONT_VERIFY_PEER\n' },
      { path: 'squid.conf', text: 'sslproxy_cert_error allow all\n' },
      {
        path: 'envoy.yaml',
        text: 'validation_context:\n  trust_chain_verification: ACCEPT_UNTRUSTED # !!\n',
      },
      {
        path: 'envoy.json',
        text: '{"validation_context": {"trust_chain_verification": "ACCEPT_UNTRUSTED"}}',
      },
      { path: 'stunnel.conf', text: '[x]\nclient = yes\nverify = 0 # !!\n' },
    ],
    good: [
      { path: 'squid.conf', text: 'sslproxy_flags NO_DEFAULT_CA\n' },
      {
        path: 'envoy.yaml',
        text: 'validation_context:\n  trust_chain_verification: VERIFY_TRUST_CHAIN\n',
      },
      { path: 'stunnel.conf', text: '[x]\nclient = yes\nverify = 2\n' },
    ],
  },
}
