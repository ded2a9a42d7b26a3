import type { Match } from '../match.ts'
import { behaviourOf } from './bodies.ts'
import type { Given } from './code-view.ts'
import { flaggedReturn, isFlag as isMereFlag } from './flagged-returns.ts'
import type { Fn } from './function-parts.ts'
import { isFromImport, lastPart } from './imports.ts'
import { isOneOf, judgeValue } from './judge.ts'
import { functionIn } from './lambdas.ts'
import { definitionsOf } from './lookups.ts'
import { functionNamed } from './named-functions.ts'
import { resolve } from './resolve.ts'
import type { Range, Source } from './source.ts'
import type { Value } from './value.ts'

/** The function that an expression is: a lambda, or what a name or a reference of the file stands for. */
export function functionFor(source: Source, range: Given): Fn | null {
  if (range === null) return null
  const direct = functionIn(source, range)
  if (direct !== null) return direct
  const { value } = resolve(source, range)
  if (value.kind === 'function') return value.fn
  if (value.kind === 'name')
    return isFromImport(source, value.path) ? null : functionNamed(source, lastPart(value.path))
  const wrapped = value.kind === 'call' ? value.call.args.find(arg => arg.name === null) : undefined
  const isWrapper =
    value.kind === 'call' && (value.call.args.length === 1 || /^(?:bind\w*|partial)$/.test(value.call.name))
  return wrapped !== undefined && isWrapper ? functionFor(source, wrapped.value) : null
}

/** Whether a function gives back nothing but accepted values, and never throws. */
export function alwaysReturns(source: Source, fn: Fn, accepted: readonly string[]): boolean {
  const { throws, returns } = behaviourOf(source, fn)
  if (throws) return false
  if (returns.length === 0) return accepted.includes('nothing')
  return returns.every(value => judgeValue(value, accepted) === 'bypass')
}

/** A match at the construct when the expression is a function that always returns an accepted value. */
export function whenAlways(
  source: Source,
  construct: Range,
  expression: Given,
  accepted: readonly string[],
): Match[] {
  if (expression === null) return []
  const fn = functionFor(source, expression)
  if (fn === null)
    return (
      whenMade(source, construct, expression, accepted) ?? whenChosen(source, construct, expression, accepted)
    )
  const match = { from: construct.from, to: construct.to, also: [expression, fn] }
  if (alwaysReturns(source, fn, accepted)) return [match]
  const isFlagged = asksFlag(source, fn, accepted) || flaggedReturn(source, fn, accepted) !== null
  return isFlagged ? [{ ...match, level: 'guarded' }] : []
}

/** `() => skipValidation`, `(_, e) => ignoreErrors || e == None`: what the function gives back is a flag's. */
function asksFlag(source: Source, fn: Fn, accepted: readonly string[]): boolean {
  const { throws, returns } = behaviourOf(source, fn)
  return !throws && returns.length > 0 && returns.every(value => isFlag(value, accepted))
}

function isFlag(value: Value, accepted: readonly string[]): boolean {
  if (value.kind === 'choice')
    return (
      value.options.some(option => isFlag(option, accepted)) ||
      (isMereFlag(conditionIn(value.condition)) && value.options.some(option => isOneOf(option, accepted)))
    )
  const isName = value.kind === 'name' || (value.kind === 'call' && value.call.args.length === 0)
  return isName && judgeValue(value, accepted) === 'guarded'
}

/** `if (debug)` without its word and brackets. */
function conditionIn(text: string): string {
  return text
    .replace(/^\s*if\b/, '')
    .trim()
    .replace(/^\(([^()]*(?:\(\))?)\)$/, '$1')
}

/** Kotlin's `HostnameVerifier { _, _ -> true }`: the function that makes the object. */
function wrappedIn(source: Source, value: Value): Fn | null {
  const only = value.kind === 'call' && value.call.args.length === 1 ? value.call.args[0] : undefined
  return only === undefined ? null : functionIn(source, only.value)
}

/** `findValidator()`, where the file's only function of that name makes nothing but functions which always agree. */
function whenMade(
  source: Source,
  construct: Range,
  expression: Range,
  accepted: readonly string[],
): Match[] | null {
  const { value } = resolve(source, expression)
  const path = value.kind === 'call' ? value.call.path : ''
  const name = /^(?:(?:this|self|cls|@|\$this)\.)?([\w$]+)$/.exec(path)?.[1]
  const [maker, ...others] = name === undefined ? [] : definitionsOf(source, name)
  if (maker === undefined || others.length > 0) return null
  const { returns, throws } = behaviourOf(source, maker)
  const isAgreeing = returns.every(
    made => made.kind === 'function' && alwaysReturns(source, made.fn, accepted),
  )
  if (throws || returns.length === 0 || !isAgreeing) return null
  return [{ from: construct.from, to: construct.to, also: [expression, maker] }]
}

/** `debug ? (certificate) => true : null`: a condition decides whether the function is given. */
function whenChosen(
  source: Source,
  construct: Range,
  expression: Range,
  accepted: readonly string[],
): Match[] {
  const { value } = resolve(source, expression)
  if (value.kind !== 'choice') return []
  const isAccepting = value.options.some(option => {
    const fn = option.kind === 'function' ? option.fn : wrappedIn(source, option)
    return fn !== null && alwaysReturns(source, fn, accepted)
  })
  return isAccepting ? [{ from: construct.from, to: construct.to, also: [expression], level: 'guarded' }] : []
}
