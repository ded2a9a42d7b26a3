import { defineRules } from '../../define-rules.ts'
import { JAVASCRIPT } from './options.ts'
import { javascriptDatabaseSslUnchecked } from './databases.ts'
import { javascriptGrpcPlaintext } from './grpc.ts'
import { javascriptInsecureFlag } from './insecure-flag.ts'
import { javascriptInsecureOptionOn } from './insecure-options.ts'
import { javascriptKafkaHostName } from './kafka.ts'
import { javascriptClientPlaintext } from './plaintext-clients.ts'
import { javascriptVerificationOptionOff } from './verification-options.ts'

/** JavaScript's clients of databases, brokers, clouds and devices, with options of their own. */
export const javascriptClients = defineRules({
  name: 'JavaScript: clients with options of their own',
  reads: 'code',
  languages: JAVASCRIPT,
  example: 'client.js',
  rules: [
    javascriptVerificationOptionOff,
    javascriptInsecureOptionOn,
    javascriptInsecureFlag,
    javascriptDatabaseSslUnchecked,
    javascriptKafkaHostName,
    javascriptGrpcPlaintext,
    javascriptClientPlaintext,
  ],
})
