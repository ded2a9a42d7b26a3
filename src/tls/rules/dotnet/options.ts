import { defineRules } from '../../define-rules.ts'
import { DOTNET } from './languages.ts'
import { dotnetDatabasePlaintext } from './databases.ts'
import { dotnetKafkaEndpointIdentification } from './kafka.ts'
import { dotnetClientPlaintext } from './plaintext-clients.ts'
import { dotnetPolicyErrorsAccepted } from './policy-errors.ts'
import { dotnetRevocationUnchecked } from './revocation.ts'
import { dotnetValidationOff } from './validation-options.ts'
import { dotnetWcfValidationNone } from './wcf.ts'

/** Options of .NET's clients and drivers. */
export const dotnetOptions = defineRules({
  name: '.NET: options of clients',
  reads: 'code',
  languages: DOTNET,
  example: 'Client.cs',
  rules: [
    dotnetValidationOff,
    dotnetWcfValidationNone,
    dotnetPolicyErrorsAccepted,
    dotnetKafkaEndpointIdentification,
    dotnetRevocationUnchecked,
    dotnetDatabasePlaintext,
    dotnetClientPlaintext,
  ],
})
