import { defineRules } from '../define-rules.ts'
import { perlCurlVerify } from './perl/curl.ts'
import { perlLdapVerifyNone } from './perl/ldap.ts'
import { perlVerifyHostnameOff } from './perl/lwp.ts'
import { perlInsecure } from './perl/mojolicious.ts'
import { perlVerifyCallbackAccepts } from './perl/verify-callbacks.ts'
import { perlVerifyModeNone } from './perl/verify-mode.ts'

/** Perl: LWP, IO::Socket::SSL, Net::SSLeay and what is built on them. */
export const perl = defineRules({
  name: 'Perl',
  reads: 'code',
  languages: ['perl'],
  example: 'client.pl',
  rules: [
    perlVerifyModeNone,
    perlVerifyHostnameOff,
    perlVerifyCallbackAccepts,
    perlInsecure,
    perlLdapVerifyNone,
    perlCurlVerify,
  ],
})
