import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/view.ts'
import { callsOnly, settingIs } from '../given-values.ts'

export const rustVerifyHostnameOff: Rule<CodeView> = {
  id: 'rust-verify-hostname-off',
  title: 'The host name is not checked',
  why: 'The certificate may be one of any other host.',
  fix: 'Leave the check on; connect by the name that the certificate has.',
  match: view => [
    ...settingIs(view, ['verify_hostname', 'set_verify_hostname'], 'false'),
    ...callsOnly(
      view,
      'danger_connect_without_providing_domain_for_certificate_verification_and_server_name_indication',
      'connect_without_providing_domain_for_certificate_verification_and_server_name_indication',
    ),
  ],
  examples: {
    bad: [
      'let c = connector.configure()?.verify_hostname(false);',
      'config.set_verify_hostname(false);',
      'connector.danger_connect_without_providing_domain_for_certificate_verification_and_server_name_indication(stream)',
    ],
    good: ['config.set_verify_hostname(true);', 'fn verify_hostname(&mut self, on: bool) {}'],
  },
}
