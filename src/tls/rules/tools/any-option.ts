import { defineRules } from '../../define-rules.ts'
import { toolInsecureOption } from './insecure-option.ts'
import { toolPlaintextOption } from './plaintext-option.ts'
import { sedValidationOff } from './sed.ts'

/** Options by which any command line tool switches validation off. */
export const anyTool = defineRules({
  name: 'Command line tools',
  reads: 'shell',
  example: 'run.sh',
  rules: [toolInsecureOption, sedValidationOff, toolPlaintextOption],
})
