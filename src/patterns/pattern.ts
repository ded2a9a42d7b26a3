import { RE2JS } from 're2js'
import { PatternError, requireReasonableLength } from './pattern-error.ts'

export { PatternError } from './pattern-error.ts'

/** A regular expression that a policy brought. */
export interface Pattern {
  /** True when the expression is found anywhere in the text; `^` and `$` anchor it. */
  matches(text: string): boolean
}

/**
 * Instructions that a compiled expression may have. The time is at worst this number times the text's length,
 * and `{500}` writes five hundred instructions with five characters.
 */
const LARGEST_PROGRAM = 1_000

/** Regular expressions in one list; a large one takes a third of a millisecond to compile. */
export const MOST_PATTERNS = 100

const EXPLANATIONS: readonly (readonly [RegExp, string])[] = [
  [/^\(\?<?[=!]|^\(\?<[^A-Za-z]/, 'look-ahead and look-behind do not exist in RE2'],
  [/^\\[1-9]/, 'back-references do not exist in RE2'],
  [/^\(\?>/, 'atomic groups do not exist in RE2'],
]

/**
 * Compiles a regular expression in RE2's syntax (https://github.com/google/re2/wiki/Syntax), which is searched
 * for in time linear to the text.
 * @throws {PatternError} when it is not valid, longer than 500 characters, or repeats too much
 */
export function compilePattern(source: string): Pattern {
  requireReasonableLength(source)
  const compiled = compile(source)
  if (compiled.programSize() > LARGEST_PROGRAM) {
    throw new PatternError(`\`${source}\` repeats too much. Use smaller counts, or \`*\` and \`+\`.`)
  }
  return { matches: text => compiled.test(text) }
}

function compile(source: string): RE2JS {
  try {
    return RE2JS.compile(source)
  } catch (error) {
    throw new PatternError(`\`${source}\` is not a regular expression: ${explain(error)}.`, { cause: error })
  }
}

function explain(error: unknown): string {
  const reason = error instanceof Error ? error.message.replace(/^error parsing regexp: /, '') : String(error)
  const place = /`(.*)`$/s.exec(reason)?.[1] ?? ''
  const known = EXPLANATIONS.find(([form]) => form.test(place))
  return known === undefined ? reason : `${known[1]} (at \`${place}\`)`
}
