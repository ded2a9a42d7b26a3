import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/view.ts'

export const rubyLdapUnchecked: Rule<CodeView> = {
  id: 'ruby-ldap-unchecked',
  title: 'The certificate of the LDAP server is not checked (net-ldap)',
  why: '`:simple_tls` and `:start_tls` alone encrypt, but check neither certificate nor host name.',
  fix: 'Give `encryption: { method: :simple_tls, tls_options: OpenSSL::SSL::SSLContext::DEFAULT_PARAMS }`.',
  level: 'missing',
  match: view => [
    ...view
      .settings('encryption')
      .filter(({ form, at }) => form === 'entry' && view.around(at).some(({ path }) => path.includes('LDAP')))
      .flatMap(setting => view.when(view.construct(setting), setting.value, 'simple_tls', 'start_tls')),
    ...view
      .calls('encryption')
      .filter(call => /ldap/i.test(call.path) && call.args.length === 1)
      .flatMap(call => view.when(call, view.argument(call, 0), 'simple_tls', 'start_tls')),
  ],
  examples: {
    bad: ['Net::LDAP.new(host: host, port: 636, encryption: :simple_tls)', 'ldap.encryption(:start_tls)'],
    good: [
      'Net::LDAP.new(host: host, encryption: { method: :simple_tls, tls_options: OpenSSL::SSL::SSLContext::DEFAULT_PARAMS })',
      'Net::LDAP.new(host: host, port: 389)',
    ],
  },
}
