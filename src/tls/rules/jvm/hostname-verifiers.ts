import { defineRules } from '../../define-rules.ts'
import { JVM } from './accepts.ts'
import { jvmHostnameVerifierAccepts } from './accepting-hostname-verifiers.ts'
import { jvmAllowAllHostnames } from './allow-all-hostnames.ts'

/** Checks of host names on the JVM. */
export const jvmHostnameVerifiers = defineRules({
  name: 'Java, Kotlin, Scala, Groovy: host-name verifiers',
  reads: 'code',
  languages: JVM,
  example: 'Client.java',
  rules: [jvmHostnameVerifierAccepts, jvmAllowAllHostnames],
})
