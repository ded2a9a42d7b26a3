import { defineRules } from '../../define-rules.ts'
import { pythonCertNone } from './cert-none.ts'
import { pythonCheckHostname, pythonHostnameAssertion } from './host-names.ts'
import { pythonM2crypto } from './m2crypto.ts'
import { pythonMailWithoutContext } from './mail.ts'
import { pythonPyopensslVerify } from './pyopenssl.ts'
import { pythonUnverifiedContext, pythonContextUnchecked, pythonWrapSocketUnchecked } from './ssl-contexts.ts'

/** Python's `ssl` module, and pyOpenSSL and M2Crypto that do the same. */
export const pythonSsl = defineRules({
  name: 'Python: ssl, pyOpenSSL, M2Crypto',
  reads: 'code',
  languages: ['python'],
  example: 'client.py',
  rules: [
    pythonUnverifiedContext,
    pythonCheckHostname,
    pythonCertNone,
    pythonHostnameAssertion,
    pythonContextUnchecked,
    pythonWrapSocketUnchecked,
    pythonPyopensslVerify,
    pythonM2crypto,
    pythonMailWithoutContext,
  ],
})
