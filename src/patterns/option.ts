import * as z from 'zod'
import { globMatcher, MOST_GLOBS } from './glob.ts'
import { compilePattern, MOST_PATTERNS } from './pattern.ts'
import { PatternError } from './pattern-error.ts'

/** A list of globs; one that cannot be used is a mistake in the policy. */
export const globList = z
  .array(z.string().min(1))
  .max(MOST_GLOBS, { abort: true })
  .superRefine((globs, context) => {
    const reason = reasonAgainst(() => globMatcher(globs))
    if (reason !== null) context.addIssue({ code: 'custom', message: reason })
  })

/** A list of regular expressions; one that cannot be used is a mistake in the policy, at its place. */
export const patternList = z
  .array(z.string().min(1))
  // Before any is compiled: thousands of them would take seconds.
  .max(MOST_PATTERNS, { abort: true })
  .superRefine((sources, context) => {
    for (const [index, source] of sources.entries()) {
      const reason = reasonAgainst(() => compilePattern(source))
      if (reason !== null) context.addIssue({ code: 'custom', message: reason, path: [index] })
    }
  })

/** Why it cannot be compiled; `null`: it can. */
function reasonAgainst(compile: () => unknown): string | null {
  try {
    compile()
    return null
  } catch (error) {
    if (!(error instanceof PatternError)) throw error
    return error.message
  }
}
