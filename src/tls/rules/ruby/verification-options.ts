import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/view.ts'
import { ON } from './option-names.ts'
import { isGiven } from './options.ts'

export const rubyVerificationOptionOff: Rule<CodeView> = {
  id: 'ruby-verification-option-off',
  title: 'Certificate validation is off',
  why: 'The option switches off the check of the server’s certificate.',
  fix: 'Leave the option on; give the client a private authority’s certificate.',
  match: view => [
    ...view
      .settings(...ON)
      .filter(setting => isGiven(view, setting))
      .flatMap(setting =>
        view.when(view.construct(setting), setting.value, 'false', '0', 'none', '"none"', 'VERIFY_NONE'),
      ),
    // The fifth argument of older versions of Net::IMAP is whether the certificate is verified.
    ...view.calls('IMAP.new').flatMap(call => view.when(call, view.argument(call, 4), 'false')),
    ...view.calls('without_ssl_verification', 'disable_ssl_verification!', 'disable_ssl_verification'),
  ],
  examples: {
    bad: [
      'Excon.defaults[:ssl_verify_peer] = false',
      'Excon.new(url, ssl_verify_peer: false)',
      'Typhoeus.get(url, ssl_verifypeer: false)',
      'Typhoeus::Request.new(url, ssl_verifyhost: 0)',
      'curl.ssl_verify_peer = false',
      'Aws.config.update(ssl_verify_peer: false)',
      'Mongo::Client.new(hosts, ssl: true, ssl_verify_certificate: false)',
      'Bunny.new(host: host, tls: true, verify_peer: false)',
      'Net::IMAP.new(host, 993, true, nil, false)',
      'verify_api_cert false',
      'Net::SMTP.start(host, 465, tls: true, tls_verify: false)',
    ],
    good: [
      'Excon.new(url, ssl_verify_peer: true)',
      'Typhoeus::Request.new(url, ssl_verifyhost: 2)',
      'ssl_verify_peer = false',
      'def connect(ssl_verify_peer: false)\nend',
      '# Excon.defaults[:ssl_verify_peer] = false',
      'raise "no" if client.ssl_verify_peer == false',
    ],
  },
}
