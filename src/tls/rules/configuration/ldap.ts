import type { Rule } from '../../define-rules.ts'
import type { ConfigView } from '../../file-views.ts'

export const configLdapCertificate: Rule<ConfigView> = {
  id: 'config-ldap-certificate',
  title: 'The certificate of the directory is not demanded',
  why: '`never` and `allow` go on whatever certificate the LDAP server shows.',
  fix: 'Use `demand`; name a private authority with `TLS_CACERT`.',
  match: view =>
    view
      .settings('TLS_REQCERT', 'ldap_tls_reqcert', 'tls_require_cert', 'tls_req_cert')
      .filter(({ value, key }) => /^(?:never|allow)$/i.test(value) && /req/i.test(key))
      .map(setting => view.found(setting)),
  examples: {
    bad: [
      { path: 'ldap.conf', text: 'URI ldaps://x\nTLS_REQCERT never # !!\n' },
      { path: 'ldap.conf', text: 'TLS_REQCERT allow\n' },
      { path: 'sssd.conf', text: '[domain/x]\nldap_tls_reqcert = never # !!\n' },
      { path: 'setup.sh', text: 'echo "TLS_REQCERT never" >> /etc/ldap/ldap.conf' },
    ],
    good: [
      { path: 'ldap.conf', text: 'TLS_REQCERT demand\n' },
      { path: 'ldap.conf', text: '# TLS_REQCERT never\nTLS_REQCERT try\n' },
    ],
  },
}
