import { createRequire } from 'node:module'
import { extname } from 'node:path'
import type { Rule } from '../audit/define-rule.ts'

const require = createRequire(import.meta.url)
// From the sources this file ends in .ts, from the build in .js, and so does what it loads.
const RULES = `../audit/rules/index${extname(import.meta.filename)}`

/**
 * All rules of the infrastructure audit. They are loaded when a policy first names one: auditing is done in a thread,
 * and beside it they would take 40 MB for nothing.
 */
export function knownRules(): readonly Rule[] {
  return (require(RULES) as { readonly rules: readonly Rule[] }).rules
}
