import { defineRules } from '../../define-rules.ts'
import { saysNo } from '../../file-views.ts'

/** Servers and proxies whose words for it are their own. */
export const servers = defineRules({
  name: 'Servers and proxies',
  reads: 'config',
  example: 'haproxy.cfg',
  rules: [
    {
      id: 'haproxy-verify-none',
      title: 'HAProxy does not check the certificate of a server',
      why: '`verify none` accepts any certificate of the server behind the proxy.',
      fix: 'Use `verify required ca-file FILE`, with `verifyhost`.',
      match: view =>
        view.all
          .filter(({ key, value }) =>
            /^(?:server|default-server|server-template|httpchk|tcp-check|http-check)$/.test(key)
              ? /(?:^|\s)verify\s+none(?:\s|$)/.test(value)
              : key === 'ssl-server-verify' && /^none\b/.test(value),
          )
          .map(setting => view.found(setting)),
      examples: {
        bad: [
          'backend b\n    server s 10.0.0.1:443 ssl verify none # !!\n',
          'backend b\n    default-server ssl verify none inter 5s # !!\n',
          'global\n    ssl-server-verify none # !!\n',
          {
            path: 'templates/haproxy.cfg.j2',
            text: 'backend b\n    server s {{ host }}:443 check ssl verify none # !!\n',
          },
        ],
        good: [
          'backend b\n    server s 10.0.0.1:443 ssl verify required ca-file /etc/ca.pem\n',
          'frontend f\n    bind :443 ssl crt /etc/x.pem verify none\n',
          'backend b\n    # server s 10.0.0.1:443 ssl verify none\n    server s 10.0.0.1:80\n',
          'global\n    ssl-server-verify required\n',
        ],
      },
    },
    {
      id: 'apache-proxy-verify',
      title: 'Apache does not check the certificate behind its proxy',
      why: 'The directive accepts any certificate, or any host name, of the server that is proxied.',
      fix: 'Use `SSLProxyVerify require` with `SSLProxyCACertificateFile`, and leave the checks of the peer on.',
      match: view =>
        view.all
          .filter(
            ({ key, value }) =>
              (/^SSLProxyVerify$/i.test(key) && /^(?:none|optional|optional_no_ca)$/i.test(value)) ||
              (/^SSLProxyCheckPeer(?:Name|CN|Expire)$/i.test(key) && /^off$/i.test(value)) ||
              (/^(?:SSLVerifyClient|ssl_verify_client)$/i.test(key) && /^optional_no_ca$/i.test(value)),
          )
          .map(setting => view.found(setting)),
      examples: {
        bad: [
          { path: 'httpd.conf', text: '<VirtualHost *:443>\n  SSLProxyVerify none # !!\n</VirtualHost>\n' },
          { path: 'sites/x.conf', text: 'SSLProxyEngine on\nSSLProxyCheckPeerCN off # !!\n' },
          { path: '.htaccess', text: 'SSLProxyCheckPeerName Off\n' },
          { path: 'apache2.conf', text: 'SSLProxyCheckPeerExpire off\n' },
          { path: 'httpd-ssl.conf', text: 'SSLVerifyClient optional_no_ca\n' },
          { path: 'nginx.conf', text: 'server {\n  ssl_verify_client optional_no_ca; # !!\n}\n' },
        ],
        good: [
          { path: 'httpd.conf', text: 'SSLProxyVerify require\nSSLProxyCheckPeerName on\n' },
          { path: 'httpd.conf', text: 'SSLVerifyClient none\n' },
          { path: 'httpd.conf', text: '# SSLProxyVerify none\n' },
        ],
      },
    },
    {
      id: 'proxy-no-verification',
      title: 'A proxy does not check certificates',
      why: 'The setting accepts any certificate.',
      fix: 'Leave it out; name the authorities that count.',
      match: view =>
        view.all
          .filter(
            ({ key, value, path, file }) =>
              /\bDONT_VERIFY_(?:PEER|DOMAIN)\b/.test(value) ||
              (key === 'sslproxy_cert_error' && /^allow\s+all$/i.test(value)) ||
              (/^trust_?chain_?verification$/i.test(key) && /^ACCEPT_UNTRUSTED$/i.test(value)) ||
              (/^allow_?expired_?certificate$/i.test(key) && /^true$/i.test(value)) ||
              (/stunnel/i.test(file) && key === 'verify' && /^[01]$/.test(value)) ||
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
    },
    {
      id: 'server-peers-unverified',
      title: 'A server does not check the certificates of those it talks to',
      why: 'The setting accepts any certificate of the other side.',
      fix: 'Set `verify_outgoing = true` (Consul), `StreamDriverAuthMode` to `x509/name` (rsyslog), `tls = "true"` (MySQL).',
      match: view => [
        ...view
          .settings('verify_outgoing')
          .filter(({ value }) => saysNo(value))
          .map(setting => view.found(setting)),
        ...view.all
          .filter(({ key, value }) => /StreamDriverAuthMode$/i.test(key) && /^["']?anon\b/i.test(value))
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
    },
    {
      id: 'mesh-plaintext',
      title: 'A service mesh talks without TLS',
      why: 'With the mode `DISABLE` traffic is neither encrypted nor authenticated.',
      fix: 'Use `ISTIO_MUTUAL` or `STRICT`.',
      family: 'plaintext',
      match: view =>
        view
          .settings('tls.mode', 'mtls.mode')
          .filter(
            ({ value, format }) => /^DISABLED?$/.test(value) && (format === 'yaml' || format === 'json'),
          )
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
    },
    {
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
    },
  ],
})
