import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/code-view.ts'

export const pythonLdapRequireCert: Rule<CodeView> = {
  id: 'python-ldap-require-cert',
  title: 'The certificate of the LDAP server is not required (python-ldap)',
  why: '`OPT_X_TLS_NEVER` and `OPT_X_TLS_ALLOW` go on whatever the certificate is.',
  fix: 'Use `ldap.OPT_X_TLS_DEMAND`, with `OPT_X_TLS_CACERTFILE` for a private authority.',
  match: view =>
    view
      .settings('OPT_X_TLS_REQUIRE_CERT')
      .flatMap(setting =>
        view.when(view.construct(setting), setting.value, 'OPT_X_TLS_NEVER', 'OPT_X_TLS_ALLOW', '0', '3'),
      ),
  examples: {
    bad: [
      'ldap.set_option(ldap.OPT_X_TLS_REQUIRE_CERT, ldap.OPT_X_TLS_NEVER)',
      'conn.set_option(ldap.OPT_X_TLS_REQUIRE_CERT, ldap.OPT_X_TLS_ALLOW)',
      'OPTIONS = {\n    ldap.OPT_X_TLS_REQUIRE_CERT: ldap.OPT_X_TLS_NEVER,  # !!\n}',
    ],
    good: [
      'ldap.set_option(ldap.OPT_X_TLS_REQUIRE_CERT, ldap.OPT_X_TLS_DEMAND)',
      'ldap.set_option(ldap.OPT_X_TLS_CACERTFILE, path)',
    ],
  },
}
