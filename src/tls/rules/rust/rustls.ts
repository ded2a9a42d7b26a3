import { defineRules } from '../../define-rules.ts'
import { rustVerifyHostnameOff } from './host-names.ts'
import { rustOpensslVerifyNone } from './openssl.ts'
import { rustRustlsVerifierAccepts, rustRustlsDangerous } from './rustls-verifiers.ts'
import { rustVerifyCallbackAccepts } from './verify-callbacks.ts'

/** Rust: rustls, OpenSSL and what is built on them. */
export const rustTls = defineRules({
  name: 'Rust: TLS libraries',
  reads: 'code',
  languages: ['rust'],
  example: 'client.rs',
  rules: [
    rustRustlsVerifierAccepts,
    rustRustlsDangerous,
    rustOpensslVerifyNone,
    rustVerifyCallbackAccepts,
    rustVerifyHostnameOff,
  ],
})
