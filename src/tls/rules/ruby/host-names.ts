import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/view.ts'
import { isGiven } from './options.ts'

export const rubyVerifyHostnameOff: Rule<CodeView> = {
  id: 'ruby-verify-hostname-off',
  title: 'The host name is not checked (Ruby)',
  why: 'Without it a valid certificate of any other host is accepted.',
  fix: 'Leave `verify_hostname` on.',
  match: view =>
    view
      .settings(
        'verify_hostname',
        'ssl_verify_hostname',
        'verify_host',
        'check_hostname',
        'tls_hostname_verification',
      )
      .filter(setting => isGiven(view, setting))
      .flatMap(setting => view.when(view.construct(setting), setting.value, 'false', '0')),
  examples: {
    bad: [
      'http.verify_hostname = false',
      'Faraday.new(url, ssl: { verify_hostname: false })',
      'Mongo::Client.new(hosts, ssl: true, ssl_verify_hostname: false)',
    ],
    good: ['http.verify_hostname = true', '# http.verify_hostname = false', 'verify_hostname = false'],
  },
}
