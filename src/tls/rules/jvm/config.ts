import { defineRules } from '../../define-rules.ts'
import { jvmConfigEndpointIdentification, jvmConfigValidationOff } from './config-options.ts'
import { androidNetworkSecurity, androidUserCertificates } from './network-security-config.ts'

/** Configuration of frameworks of the JVM. */
export const jvmConfig = defineRules({
  name: 'Java: configuration',
  reads: 'config',
  example: 'application.properties',
  rules: [
    jvmConfigEndpointIdentification,
    jvmConfigValidationOff,
    androidNetworkSecurity,
    androidUserCertificates,
  ],
})
