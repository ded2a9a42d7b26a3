import { defineRules } from '../../define-rules.ts'
import { pythonBrowserCertificateErrors } from './browsers.ts'
import { pythonDatabasePlaintext } from './databases.ts'
import { pythonInsecureCall } from './insecure-calls.ts'
import { pythonInsecureOptionOn } from './insecure-options.ts'
import { pythonTlsEndpointIdentification } from './kafka.ts'
import { pythonLdapRequireCert } from './ldap.ts'
import { pythonClientPlaintext } from './plaintext-clients.ts'
import { pythonVerificationOptionOff } from './verification-options.ts'
import { pythonWinrm } from './winrm.ts'

/** Python's clients of databases, brokers, clouds and browsers. */
export const pythonClients = defineRules({
  name: 'Python: other clients',
  reads: 'code',
  languages: ['python'],
  example: 'client.py',
  rules: [
    pythonVerificationOptionOff,
    pythonInsecureOptionOn,
    pythonInsecureCall,
    pythonBrowserCertificateErrors,
    pythonLdapRequireCert,
    pythonWinrm,
    pythonTlsEndpointIdentification,
    pythonDatabasePlaintext,
    pythonClientPlaintext,
  ],
})
