import type { Rule } from '../../define-rules.ts'
import type { ConfigView } from '../../file-views.ts'

export const apacheProxyVerify: Rule<ConfigView> = {
  id: 'apache-proxy-verify',
  title: 'Apache does not check the certificate behind its proxy',
  why: 'The directive accepts any certificate, or any host name, of the server that is proxied.',
  fix: 'Use `SSLProxyVerify require` with `SSLProxyCACertificateFile`, and leave the checks of the peer on.',
  match: view =>
    view
      .keyed(key => /ssl/i.test(key))
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
}
