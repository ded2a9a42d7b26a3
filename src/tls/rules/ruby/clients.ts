import { defineRules } from '../../define-rules.ts'
import { rubyBrowserSwitch } from './browsers.ts'
import { rubyDatabasePlaintext } from './databases.ts'
import { rubyGrpcPlaintext } from './grpc.ts'
import { rubyInsecureOptionOn } from './insecure-options.ts'
import { rubyLdapUnchecked } from './ldap.ts'
import { rubyVerificationOptionOff } from './verification-options.ts'
import { rubyVerifyFalse } from './verify-false.ts'

/** Ruby's clients of HTTP, databases, brokers, clouds and browsers. */
export const rubyClients = defineRules({
  name: 'Ruby: clients',
  reads: 'code',
  languages: ['ruby'],
  example: 'client.rb',
  rules: [
    rubyVerifyFalse,
    rubyVerificationOptionOff,
    rubyInsecureOptionOn,
    rubyBrowserSwitch,
    rubyLdapUnchecked,
    rubyDatabasePlaintext,
    rubyGrpcPlaintext,
  ],
})
