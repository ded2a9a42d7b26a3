import type * as z from 'zod'
import { didYouMean } from './closest.ts'
import { type Path, pathInWords, quotedPath, shortened } from './path.ts'
import { keysOf, schemaAt, typeInWords } from './schema-words.ts'

/** Something wrong at a path of the policy. */
export interface PathProblem {
  readonly path: Path
  /** True when the key itself is wrong, and not what it holds. */
  readonly atKey?: boolean
  readonly message: string
}

/** A file may hold thousands of mistakes; nobody reads more than these at a time. */
const MOST_ISSUES = 50

/** What zod found wrong, each as a sentence that says what would be right. */
export function schemaProblems(error: z.ZodError, schema: z.ZodType): PathProblem[] {
  return error.issues.slice(0, MOST_ISSUES).flatMap(issue => problemsOf(issue, pathOf(issue), schema))
}

type Issue = z.core.$ZodIssue

function pathOf(issue: Issue): Path {
  return issue.path.map(step => (typeof step === 'symbol' ? String(step) : step))
}

function problemsOf(issue: Issue, path: Path, schema: z.ZodType): PathProblem[] {
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.slice(0, MOST_ISSUES).map(key => unknownKey(key, path, schema))
    case 'invalid_key':
      return [{ path, atKey: true, message: wrongName(path) }]
    case 'invalid_union':
      return problemsOfUnion(issue, path, schema)
    case 'invalid_type':
    case 'invalid_value':
      return [{ path, message: wrongValue(issue, path, schema) }]
    case 'too_small':
    case 'too_big':
      return [{ path, message: wrongSize(issue, path) }]
    case 'custom':
      return [{ path, message: asSentence(`${quotedPath(path)}: ${issue.message}`) }]
    case 'invalid_format':
    case 'invalid_element':
    case 'not_multiple_of':
      break
  }
  return [{ path, message: asSentence(`${quotedPath(path)} does not fit: ${issue.message}`) }]
}

function unknownKey(key: string, path: Path, schema: z.ZodType): PathProblem {
  const allowed = levelFirst(keysOf(schemaAt(schema, path)))
  const owner = path.length === 0 ? 'the policy' : quotedPath(path)
  const message = `\`${shortened(key)}\` is not a key of ${owner}.${didYouMean(key, allowed)} Allowed: ${allowed.join(', ')}.`
  return { path: [...path, key], atKey: true, message }
}

/** A check's own options come after the key that every check has. */
function levelFirst(keys: readonly string[]): readonly string[] {
  return keys.includes('level') ? ['level', ...keys.filter(key => key !== 'level')] : keys
}

function wrongName(path: Path): string {
  return `${quotedPath(path.slice(-1))} is no name for this. Use small letters, digits and dashes, a letter first.`
}

function wrongValue(issue: Issue, path: Path, schema: z.ZodType): string {
  const here = schemaAt(schema, path)
  const wanted =
    path.length === 2 && path[0] === 'checks' ? '`required`, `advisory`, `off` or a map' : words(here)
  if (issue.input === undefined) return `${quotedPath(path)} is missing. It must be ${wanted}.`
  if (issue.input === null) return `${quotedPath(path)} has no value. Give it ${wanted}, or remove the key.`
  if (path.length === 1 && path[0] === 'version') return wrongVersion(issue)
  const hint = issue.code === 'invalid_value' ? didYouMean(asText(issue.input), issue.values.map(String)) : ''
  return `${quotedPath(path)} must be ${wanted}, not ${received(issue.input)}.${hint || example(issue, path)}`
}

function words(schema: z.ZodType | null): string {
  return schema === null ? 'something else' : typeInWords(schema)
}

function wrongVersion(issue: Issue): string {
  const known = issue.code === 'invalid_value' ? String(issue.values[0]) : '1'
  const isNewer = typeof issue.input === 'number' && issue.input > Number(known)
  if (!isNewer) return `\`version\` must be \`${known}\`, not ${received(issue.input)}.`
  return `\`version: ${asText(issue.input)}\` is newer than this program, which reads version ${known}. Write \`version: ${known}\`, or upgrade compliance-patrol.`
}

/** One value where a list of them is meant is the commonest slip. */
function example(issue: Issue, path: Path): string {
  const isOneOfList = issue.code === 'invalid_type' && issue.expected === 'array' && isScalar(issue.input)
  return isOneOfList ? ` Write \`${pathInWords(path.slice(-1))}: [${shortened(asText(issue.input))}]\`.` : ''
}

function asText(input: unknown): string {
  return isScalar(input) ? String(input) : ''
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

function received(input: unknown): string {
  if (Array.isArray(input)) return 'a list'
  if (!isScalar(input)) return 'a map'
  const text = shortened(asText(input))
  // Without its quotation marks it would look like what is asked for.
  return typeof input === 'string' && READS_AS_OTHER.test(input) ? `\`"${text}"\`` : `\`${text}\``
}

/** Texts that YAML reads as a number, as true or false, or as nothing, where they stand without quotation marks. */
const READS_AS_OTHER = /^(?:[-+]?[\d.]+|true|false|null|~|)$/i

/** Of the forms that a value may have, the one that it comes nearest to is told about. */
function problemsOfUnion(issue: z.core.$ZodIssueInvalidUnion, path: Path, schema: z.ZodType): PathProblem[] {
  const branches = issue.errors.filter(branch => !branch.every(isOfAnotherKind))
  const [nearest] = branches.toSorted((a, b) => a.length - b.length)
  if (nearest) return nearest.flatMap(inner => problemsOf(inner, [...path, ...pathOf(inner)], schema))
  return [{ path, message: wrongValue(issue, path, schema) }]
}

function isOfAnotherKind(issue: Issue): boolean {
  return issue.path.length === 0 && (issue.code === 'invalid_type' || issue.code === 'invalid_value')
}

const UNITS: Readonly<Record<string, string>> = { string: ' characters long', array: ' entries long' }

function wrongSize(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig, path: Path): string {
  const isSmall = issue.code === 'too_small'
  const bound = isSmall ? issue.minimum : issue.maximum
  if (isSmall && bound === 1 && issue.origin !== 'number') return `${quotedPath(path)} must not be empty.`
  const unit = UNITS[issue.origin] ?? ''
  return `${quotedPath(path)} must be at ${isSmall ? 'least' : 'most'} ${bound}${unit}.`
}

function asSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`
}
