import { defineRules } from '../define-rules.ts'
import { powershellInvalidCertificateAction } from './powershell/certificate-actions.ts'
import { powershellSkipCertificateCheck } from './powershell/certificate-checks.ts'
import { powershellCertificatePolicy } from './powershell/certificate-policies.ts'
import { powershellRevocationUnchecked } from './powershell/revocation.ts'
import { powershellUnencryptedAuthentication } from './powershell/unencrypted-authentication.ts'
import { powershellValidationCallback } from './powershell/validation-callbacks.ts'

/** PowerShell: cmdlets and the classes of .NET that scripts use. */
export const powershell = defineRules({
  name: 'PowerShell',
  reads: 'code',
  languages: ['powershell'],
  example: 'client.ps1',
  rules: [
    powershellSkipCertificateCheck,
    powershellUnencryptedAuthentication,
    powershellValidationCallback,
    powershellCertificatePolicy,
    powershellInvalidCertificateAction,
    powershellRevocationUnchecked,
  ],
})
