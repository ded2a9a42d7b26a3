import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PolicyLayer } from '../../src/policy/resolved-policy.ts'

/** The policy that the program brings along. */
export const builtIn: PolicyLayer = {
  kind: 'default',
  source: 'built-in default',
  text: readFileSync(join(import.meta.dirname, '../../config/default.yml'), 'utf8'),
}

export function organisation(text: string): PolicyLayer {
  return { kind: 'organisation', source: 'acme/.github: .github/compliance-patrol.yml', text }
}

export function repository(text: string): PolicyLayer {
  return { kind: 'repository', source: 'acme/claims: .github/compliance-patrol.yml', text }
}
