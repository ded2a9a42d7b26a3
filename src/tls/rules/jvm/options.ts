import { defineRules } from '../../define-rules.ts'
import { JVM } from './accepts.ts'
import { jvmDatabasePlaintext } from './databases.ts'
import { jvmEndpointIdentification } from './endpoint-identification.ts'
import { jvmValidationOff } from './validation-options.ts'
import { jvmVerificationModeNone } from './verification-modes.ts'

/** Options of clients, servers and drivers of the JVM. */
export const jvmOptions = defineRules({
  name: 'Java, Kotlin, Scala, Groovy: options of clients',
  reads: 'code',
  languages: JVM,
  example: 'Client.java',
  rules: [jvmValidationOff, jvmEndpointIdentification, jvmVerificationModeNone, jvmDatabasePlaintext],
})
