import { readFileSync } from 'node:fs'

/** The text of the policy that comes with the program. */
export function readDefaultPolicy(): string {
  return readFileSync(new URL('../config/default.yml', import.meta.url), 'utf8')
}
