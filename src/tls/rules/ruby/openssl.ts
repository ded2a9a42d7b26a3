import { defineRules } from '../../define-rules.ts'
import { rubyVerifyHostnameOff } from './host-names.ts'
import { rubyContextUnchecked } from './unchecked-contexts.ts'
import { rubyVerifyCallbackAccepts } from './verify-callbacks.ts'
import { rubyVerifyNone } from './verify-none.ts'

/** Ruby: OpenSSL, Net::HTTP and what is built on them. */
export const rubyOpenssl = defineRules({
  name: 'Ruby: OpenSSL and Net::HTTP',
  reads: 'code',
  languages: ['ruby'],
  example: 'client.rb',
  rules: [rubyVerifyNone, rubyVerifyCallbackAccepts, rubyVerifyHostnameOff, rubyContextUnchecked],
})
