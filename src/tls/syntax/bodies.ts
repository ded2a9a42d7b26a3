import { tokenAt } from '../lexer/tokens.ts'
import { callAt, type Call } from './calls.ts'
import { endOfExpression } from './expression.ts'
import type { Fn } from './function-parts.ts'
import { isAt, kindAt, type Range, type Source, textAt, wordAt } from './source.ts'
import { resolve } from './resolve.ts'
import { statementStart } from './statement-start.ts'
import { LONGEST_BODY, swallowedIn } from './swallowed.ts'
import { isThrown } from './thrown.ts'
import { type Value } from './value.ts'

/** What a function can do, as far as its body tells. */
export interface Behaviour {
  /** It throws, or calls something (other than logging and reading) that might, without swallowing that. */
  readonly canFail: boolean
  /** It throws, whatever else it does. */
  readonly throws: boolean
  /** What its `return`s and its last expression give. */
  readonly returns: readonly Value[]
  /** Calls that are neither logging nor reading. */
  readonly calls: readonly Call[]
}

/** Objects that log, whatever of them is called. */
const LOGGERS =
  /(?:^|\.)(?:log\w*|_?logger\w*|slog|syslog|console|fmt|Timber|Log|Debug|Trace|Console|LOG\w*|System\.(?:out|err)|std(?:out|err)|IO|io|Logger|os_log|winston|pino|glog|klog|zap|tracing|spdlog|Serilog)(?:\(\))?\./i

/** Functions that log, and those that only read or make a value. */
const HARMLESS =
  /(?:^|\.)(?:log\w*|print\w*|e?print(?:ln|f)?|puts|pp?|warn(?:ing)?|debug|info|trace|notice|echo|write(?:line|-\w+)?|nslog|dlog|os_log|cat|message|format|sprintf|s?n?printf|fprintf|vprintf|qdebug|qwarning|qinfo|error_log|var_dump|var_export|say|inspect|carp|cluck|fprintln|dbg|q_unused|unused|ignored?|super|base|this|length|len|size|count|join|append|concat|tostring|string|hash|hashcode|name|subject|issuer|strftime|str|repr|type|max|min|value|nil|isempty|clone|copy|now|since|sprintf|errorf|valueof|aslist|emptylist|emptyarray|arrayof|arrayofnulls|listof|of|void|_|noop|discard|unit|unreferenced_parameter|puts_errors|logger)$|(?:^|\.)(?:get|to|is|as|has|describe)(?:[A-Z_]\w*)?$|^(?:let|var|val)$/i

function isHarmless(path: string): boolean {
  return LOGGERS.test(path) || HARMLESS.test(path)
}

/** What the function can do. Nested functions count as part of it. */
export function behaviourOf(source: Source, fn: Fn): Behaviour {
  const found = known.get(fn) ?? readBehaviour(source, fn)
  known.set(fn, found)
  return found
}

/** A function is asked about by many rules, and from each place that refers to it. */
const known = new WeakMap<Fn, Behaviour>()

function readBehaviour(source: Source, fn: Fn): Behaviour {
  const to = Math.min(fn.body.to, fn.body.from + LONGEST_BODY)
  const swallowed = swallowedIn(source, { from: fn.body.from, to })
  const calls: Call[] = []
  const returns: Value[] = []
  let throws = false
  for (let at = fn.body.from; at < to; at += 1) {
    if (kindAt(source, at) !== 'word') continue
    const word = wordAt(source, at)
    const isCaught = swallowed.some(range => range.from <= at && at < range.to)
    if (word === 'return' || word === 'Return') returns.push(returned(source, at, to))
    else if (isOwnResult(source, at, fn)) returns.push(returned(source, at + 1, to))
    else if (isThrown(source, at) && !isCaught) throws = true
    else if (!isCaught) addCall(source, at, to, calls)
  }
  const last = lastValue(source, fn, to)
  if (last !== null) returns.push(last)
  return { throws, canFail: throws || calls.length > 0, returns, calls }
}

/** Visual Basic gives back what is assigned to the function's name. */
function isOwnResult(source: Source, at: number, fn: Fn): boolean {
  if (source.profile.id !== 'vb' || fn.name === '' || !isAt(source, at + 1, '=')) return false
  return wordAt(source, at) === fn.name.toLowerCase() && kindAt(source, at - 1) === 'newline'
}

function returned(source: Source, word: number, to: number): Value {
  // Kotlin names the function that is left: `return@label value`.
  const at = isAt(source, word + 1, '@') ? word + 2 : word
  const next = tokenAt(source.tokens, at + 1)
  const isBare = next === undefined || at + 1 >= to || next.kind === 'newline' || /^[;})]$/.test(next.text)
  if (isBare) return { kind: 'nothing' }
  const end = Math.min(to, endOfExpression(source, at + 1))
  return resolve(source, { from: at + 1, to: end }).value
}

function addCall(source: Source, at: number, to: number, calls: Call[]): void {
  if (
    isAt(source, at - 1, 'new') ||
    /^(?:try|else|finally|do|catch|if|for|while|switch|function|func|fn|except|return|print|when|foreach|using|lock|defer|case|and|or|not)$/.test(
      textAt(source, at),
    )
  )
    return
  const call = callAt(source, at)
  if (call === null || call.to > to + 1 || isHarmless(call.path.replaceAll('()', ''))) return
  calls.push(call)
}

/** The value of the last expression, where the language gives it back. */
function lastValue(source: Source, fn: Fn, to: number): Value | null {
  if (fn.isExpression) return resolve(source, lastOfSequence(source, fn.body)).value
  if (!source.profile.lastExpression) return null
  let end = to
  while (end > fn.body.from && (kindAt(source, end - 1) === 'newline' || isAt(source, end - 1, ';'))) {
    // Rust's last expression has no semicolon behind it; with one, nothing is given back.
    if (source.profile.id === 'rust' && isAt(source, end - 1, ';')) return null
    end -= 1
  }
  if (end <= fn.body.from) return null
  const from = Math.max(fn.body.from, lastStart(source, end))
  if (/^(?:return|Return|throw|raise|end)$/.test(textAt(source, from))) return null
  return resolve(source, { from, to: end }).value
}

/** F#'s `printfn "x"; true` on one line is its last part. */
function lastOfSequence(source: Source, body: Range): Range {
  if (source.profile.id !== 'fsharp') return body
  for (let at = body.to - 1; at > Math.max(body.from, body.to - 60); at -= 1)
    if (isAt(source, at, ';') && source.parent[at] === source.parent[body.from])
      return { from: at + 1, to: body.to }
  return body
}

function lastStart(source: Source, end: number): number {
  if (source.statements === null) return statementStart(source, end - 1)
  const number = source.statements.of[end - 1] ?? -1
  return source.statements.list[number]?.from ?? end - 1
}
