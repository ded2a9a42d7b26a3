import { defineRules } from '../define-rules.ts'
import { goGocqlHostVerification } from './go/gocql.ts'
import { goGrpcPlaintext } from './go/grpc.ts'
import { goClientPlaintext } from './go/plaintext-clients.ts'
import { goSkipOption } from './go/skip-options.ts'
import { goInsecureSkipVerify, goVerifyCallbackAccepts } from './go/tls-config.ts'

/** Go: `crypto/tls` and what takes its configuration. */
export const go = defineRules({
  name: 'Go',
  reads: 'code',
  languages: ['go'],
  example: 'client.go',
  rules: [
    goInsecureSkipVerify,
    goVerifyCallbackAccepts,
    goSkipOption,
    goGocqlHostVerification,
    goGrpcPlaintext,
    goClientPlaintext,
  ],
})
