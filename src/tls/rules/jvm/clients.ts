import { defineRules } from '../../define-rules.ts'
import { JVM } from './accepts.ts'
import { gradleInsecureProtocol } from './gradle.ts'
import { jvmGrpcPlaintext } from './grpc.ts'
import { jvmBrowserCertificateError } from './jxbrowser.ts'
import { jvmRabbitmqTrustsAll } from './rabbitmq.ts'
import { jvmTrustAllClass } from './trust-all-classes.ts'
import { jvmValidationSwitch } from './validation-switches.ts'

/** Clients of the JVM with their own ways of switching validation off. */
export const jvmClients = defineRules({
  name: 'Java, Kotlin, Scala, Groovy: clients',
  reads: 'code',
  languages: JVM,
  example: 'Client.java',
  rules: [
    jvmTrustAllClass,
    jvmValidationSwitch,
    jvmRabbitmqTrustsAll,
    jvmGrpcPlaintext,
    jvmBrowserCertificateError,
    gradleInsecureProtocol,
  ],
})
