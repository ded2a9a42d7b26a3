import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/view.ts'
import { OFF, isGiven } from './options.ts'

export const perlCurlVerify: Rule<CodeView> = {
  id: 'perl-curl-verify',
  title: 'Certificate or host name is not checked (curl)',
  why: 'libcurl checks the certificate and its host name only while these options are on.',
  fix: 'Leave the options out, or set `CURLOPT_SSL_VERIFYPEER` to 1 and `CURLOPT_SSL_VERIFYHOST` to 2.',
  match: view =>
    view
      .settings('CURLOPT_SSL_VERIFYPEER', 'CURLOPT_SSL_VERIFYHOST', 'CURLOPT_PROXY_SSL_VERIFYPEER')
      .filter(setting => isGiven(view, setting))
      .flatMap(setting => view.when(view.construct(setting), setting.value, ...OFF)),
  examples: {
    bad: [
      '$curl->setopt(CURLOPT_SSL_VERIFYPEER, 0);',
      '$easy->setopt(Net::Curl::Easy::CURLOPT_SSL_VERIFYHOST, 0);',
    ],
    good: ['$curl->setopt(CURLOPT_SSL_VERIFYPEER, 1);', '$curl->setopt(CURLOPT_SSL_VERIFYHOST, 2);'],
  },
}
