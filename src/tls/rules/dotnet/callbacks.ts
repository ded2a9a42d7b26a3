import { defineRules } from '../../define-rules.ts'
import { DOTNET } from './languages.ts'
import { dotnetCertificatePolicy } from './certificate-policies.ts'
import { dotnetDangerousValidator } from './dangerous-validator.ts'
import { dotnetValidationCallback } from './validation-callbacks.ts'

/** Callbacks of .NET that accept any certificate. */
export const dotnetCallbacks = defineRules({
  name: '.NET: callbacks',
  reads: 'code',
  languages: DOTNET,
  example: 'Client.cs',
  rules: [dotnetValidationCallback, dotnetDangerousValidator, dotnetCertificatePolicy],
})
