import { defineRules } from '../../define-rules.ts'
import { rustAcceptInvalid } from './accept-invalid.ts'
import { rustPlaintext } from './plaintext-clients.ts'
import { rustRedisInsecure } from './redis.ts'
import { rustVerificationOff } from './verification-options.ts'

/** Rust's clients of HTTP, mail, databases and brokers. */
export const rustClients = defineRules({
  name: 'Rust: clients',
  reads: 'code',
  languages: ['rust'],
  example: 'client.rs',
  rules: [rustAcceptInvalid, rustVerificationOff, rustRedisInsecure, rustPlaintext],
})
