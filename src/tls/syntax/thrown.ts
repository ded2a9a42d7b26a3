import { isAt, kindAt, type Source, textAt } from './source.ts'

/** Words that throw, or call what does. */
const THROWS = new Set([
  'throw',
  'raise',
  'die',
  'croak',
  'confess',
  'panic',
  'fatalError',
  'abort',
  'exit',
  'reject',
  'preconditionFailure',
  'precondition',
  'assert',
  'stop',
  'rethrow',
  'bail',
  'unreachable',
  'todo',
  'TODO',
  'unimplemented',
  'failwith',
  'invalidArg',
  'os.exit',
  'error',
])

/** Those of `THROWS` that are functions: the same word alone is a variable. */
const THROWN_BY_CALL =
  /^(?:error|exit|stop|abort|reject|assert|precondition|preconditionFailure|fatalError|bail|unreachable|todo|TODO|unimplemented|panic)$/

/** Whether something is thrown at `at`. */
export function isThrown(source: Source, at: number): boolean {
  const text = textAt(source, at)
  if (!THROWS.has(text) || isAt(source, at - 1, '.') || isNever(source, at)) return false
  if (!THROWN_BY_CALL.test(text) || source.profile.commandCalls) return true
  return isAt(source, at + 1, '(') || isAt(source, at + 1, '!') || kindAt(source, at + 1) === 'string'
}

/** Whether `if (false)` stands before a place. */
function isNever(source: Source, at: number): boolean {
  let before = at - 1
  while (/^(?:\{|then|do)$/i.test(textAt(source, before)) || kindAt(source, before) === 'newline') before -= 1
  if (isAt(source, before, ')')) before -= 1
  if (!/^\$?false$/i.test(textAt(source, before))) return false
  return /^(?:if|elif)$/i.test(textAt(source, isAt(source, before - 1, '(') ? before - 2 : before - 1))
}
