import { defineRules } from '../../define-rules.ts'
import { gitSslNoVerify } from './git-variables.ts'
import { environmentToolInsecure } from './insecure-variables.ts'
import { environmentPlaintext } from './plaintext-variables.ts'
import { environmentValidationOff } from './validation-variables.ts'

/** Variables of the environment by which tools do without validation. */
export const environment = defineRules({
  name: 'Environment',
  reads: 'environment',
  example: 'run.sh',
  rules: [gitSslNoVerify, environmentToolInsecure, environmentValidationOff, environmentPlaintext],
})
