import type * as z from 'zod'
import { globMatcher } from './glob.ts'
import { compilePattern } from './pattern.ts'
import { PatternError } from './pattern-error.ts'

/** For `superRefine` of a list of globs: a glob that cannot be used is a mistake in the policy. */
export function beGlobs(globs: readonly string[], context: z.RefinementCtx): void {
  reportPatternError(context, () => globMatcher(globs))
}

/** For `superRefine` of a regular expression: one that cannot be used is a mistake in the policy. */
export function beAPattern(source: string, context: z.RefinementCtx): void {
  reportPatternError(context, () => compilePattern(source))
}

function reportPatternError(context: z.RefinementCtx, compile: () => unknown): void {
  try {
    compile()
  } catch (error) {
    if (!(error instanceof PatternError)) throw error
    context.addIssue({ code: 'custom', message: error.message })
  }
}
