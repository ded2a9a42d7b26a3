import { RE2JS, RE2JSException } from 're2js'
import { TooMuch } from '../../evaluate/scope.ts'
import { charge } from '../cost.ts'
import type { Call } from '../define-function.ts'
import { refuse } from '../refused.ts'

const LONGEST_PATTERN = 5_000
/** Instructions that a compiled expression may have: `{500}` writes five hundred with five characters. */
const LARGEST_PROGRAM = 5_000
/** What a character costs: all instructions may be carried out for it, and something may be found there. */
const STEPS_OF_CHARACTER = 5
const INSTRUCTIONS_OF_STEP = 4

/** One place where an expression was found; a group that took no part is `null`. */
export interface Found {
  readonly start: number
  readonly end: number
  readonly groups: readonly (string | null)[]
}

export interface RegularExpression {
  readonly groupNames: ReadonlyMap<string, number>
  readonly groupCount: number
  /** The places in a text, in their order, none of which overlap. */
  find(text: string, most?: number): readonly Found[]
}

/** Compiles an expression in Go’s syntax, which is RE2’s: searching costs time that is linear in the text. */
export function compileExpression(call: Call, pattern: string): RegularExpression {
  if (pattern.length > LONGEST_PATTERN) {
    throw new TooMuch(`A regular expression is longer than ${LONGEST_PATTERN} characters`)
  }
  charge(call, pattern.length * 10)
  const compiled = compile(pattern)
  const size = compiled.programSize()
  if (size > LARGEST_PROGRAM) throw new TooMuch('A regular expression repeats too much')
  return {
    groupNames: new Map(Object.entries(compiled.namedGroups())),
    groupCount: compiled.groupCount(),
    find(text, most = Infinity) {
      charge(call, text.length * (STEPS_OF_CHARACTER + Math.ceil(size / INSTRUCTIONS_OF_STEP)))
      return findAll(compiled, text, most)
    },
  }
}

function compile(pattern: string): RE2JS {
  try {
    return RE2JS.compile(pattern)
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error
    return refuse('the regular expression is not valid')
  }
}

function findAll(compiled: RE2JS, text: string, most: number): readonly Found[] {
  const found: Found[] = []
  const matcher = compiled.matcher(text)
  const count = compiled.groupCount()
  while (found.length < most && matcher.find()) {
    const [start, end] = [matcher.start(), matcher.end()]
    // Go finds nothing of no length where something ended before.
    if (start === end && start === found.at(-1)?.end) continue
    const groups = Array.from({ length: count + 1 }, (_, group) => matcher.group(group))
    found.push({ start, end, groups })
  }
  return found
}
