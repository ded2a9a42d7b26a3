import { defineRules } from '../../define-rules.ts'
import { JVM } from './accepts.ts'
import { jvmBouncyCastleAccepts } from './bouncy-castle.ts'
import { jvmTrustStrategyAccepts, jvmTrustAllStrategy } from './trust-strategies.ts'
import { jvmTrustManagerAccepts } from './x509-trust-managers.ts'

/** Trust managers and strategies of the JVM. */
export const jvmTrustManagers = defineRules({
  name: 'Java, Kotlin, Scala, Groovy: trust managers',
  reads: 'code',
  languages: JVM,
  example: 'Client.java',
  rules: [jvmTrustManagerAccepts, jvmTrustStrategyAccepts, jvmTrustAllStrategy, jvmBouncyCastleAccepts],
})
