import type { Rule } from '../../define-rule.ts'

/** Rules of this topic. To add one: its file, and a line here. */
export const iamRules: readonly Rule[] = []
