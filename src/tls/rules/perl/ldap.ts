import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/view.ts'

export const perlLdapVerifyNone: Rule<CodeView> = {
  id: 'perl-ldap-verify-none',
  title: 'The directory’s certificate is not checked (Net::LDAP)',
  why: '`verify => "none"` accepts any certificate, `optional` goes on without one.',
  fix: 'Use `verify => "require"` with `cafile`.',
  match: view =>
    view
      .settings('verify')
      .filter(({ name, form }) => name === 'verify' && (form === 'entry' || form === 'assignment'))
      .flatMap(setting => {
        const calls = view.around(setting.at)
        const isTls = calls.some(({ path }) => /AnyEvent|TLS|tls|Net\.SSL|http_|ws_connect/.test(path))
        const values = isTls ? ['"none"', '"optional"', '0'] : ['"none"', '"optional"']
        return view.when(view.construct(setting), setting.value, ...values)
      }),
  examples: {
    bad: [
      "my $ldap = Net::LDAP->new('ldaps://d.example.com', verify => 'none');",
      "$ldap->start_tls(verify => 'none');",
      "$ldap->start_tls(verify => 'optional', cafile => $file);",
      'my $tls = AnyEvent::TLS->new(verify => 0);',
    ],
    good: ["$ldap->start_tls(verify => 'require', cafile => $file);", 'my $form = Form->new(verify => 0);'],
  },
}
