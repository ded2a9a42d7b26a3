import { defineRules } from '../../define-rules.ts'
import { JAVASCRIPT } from './options.ts'
import { javascriptDisableCertificatesCall } from './disabling-calls.ts'
import { javascriptGitCertificateCheck } from './nodegit.ts'
import { javascriptRejectUnauthorized } from './reject-unauthorized.ts'
import { javascriptCheckServerIdentity } from './server-identity.ts'
import { javascriptStrictSsl } from './strict-ssl.ts'

/** Node.js: `tls`, `https`, and all the clients that pass their options on to them. */
export const javascriptNode = defineRules({
  name: 'JavaScript: Node.js and its clients',
  reads: 'code',
  languages: JAVASCRIPT,
  example: 'client.js',
  rules: [
    javascriptRejectUnauthorized,
    javascriptStrictSsl,
    javascriptCheckServerIdentity,
    javascriptGitCertificateCheck,
    javascriptDisableCertificatesCall,
  ],
})
