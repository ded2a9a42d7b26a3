import { RE2JS } from 're2js'
import { globExpression } from './glob-expression.ts'
import { PatternError, requireReasonableLength } from './pattern-error.ts'

export { PatternError } from './pattern-error.ts'

interface Rule {
  readonly excludes: boolean
  readonly expression: RE2JS
}

/**
 * Globs in one list. Each is tried for every file, of which a pull request may have 3,000: the worst that can be
 * written take about a second then.
 */
export const MOST_GLOBS = 100

/**
 * Compiles a list of globs to a test of whole, case-sensitive paths, in the manner of `.gitignore`: `*` and `?` stay
 * within a directory, `**` crosses them, `{a,b}` is either, `[a-z]` one of, `\*` a star; a glob that begins with
 * `!` takes away what those before it matched, and the last one that matches decides. `docs/` is short
 * for `docs/**`. An empty list matches nothing.
 * @throws {PatternError} when one is not valid or longer than 500 characters, when all of them exclude, or for over 100
 */
export function globMatcher(globs: readonly string[]): (path: string) => boolean {
  if (globs.length > MOST_GLOBS)
    throw new PatternError(`These are ${globs.length} globs; at most ${MOST_GLOBS} may be given.`)
  const rules = globs.map(compileRule)
  if (rules.length > 0 && rules.every(rule => rule.excludes)) {
    throw new PatternError(
      `\`${globs[0]}\` takes away from nothing. Put what is meant before it, such as \`**\`.`,
    )
  }
  const lastFirst = rules.toReversed()
  return path => {
    const deciding = lastFirst.find(rule => rule.expression.testExact(path))
    return deciding !== undefined && !deciding.excludes
  }
}

function compileRule(glob: string): Rule {
  requireReasonableLength(glob)
  const excludes = glob.startsWith('!')
  return { excludes, expression: compile(glob, excludes ? glob.slice(1) : glob) }
}

function compile(glob: string, body: string): RE2JS {
  try {
    return RE2JS.compile(globExpression(body), RE2JS.DOTALL)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new PatternError(`\`${glob}\` is not a glob: ${reason}.`, { cause: error })
  }
}
