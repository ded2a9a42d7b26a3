import type { Match } from '../match.ts'
import { classAround, classesOf } from './classes.ts'
import { behaviourOf } from './bodies.ts'
import { callsAround } from './callers.ts'
import type { CodeView, Given } from './code-view.ts'
import { bare } from './expression.ts'
import { flaggedReturn, isFlag as isMereFlag } from './flagged-returns.ts'
import type { Fn } from './function-parts.ts'
import { isOneOf, judge, judgeValue } from './judge.ts'
import { isFromImport, lastPart } from './imports.ts'
import { functionIn } from './lambdas.ts'
import {
  callsNamed,
  callsNamedWithin,
  callsWithin,
  constructOf,
  definitionsOf,
  definitionsWithin,
  usesOf,
} from './lookups.ts'
import { functionNamed } from './named-functions.ts'
import { madeBy, optionOf, receiverOf } from './options.ts'
import { resolve } from './resolve.ts'
import { functionAround } from './scope.ts'
import { settingsNamed, settingsWithin } from './settings-named.ts'
import { type Range, type Source, plain, textOf } from './source.ts'
import type { Value } from './value.ts'

export type {
  Behaviour,
  Call,
  ClassBlock,
  CodeView,
  Fn,
  Given,
  Range,
  Setting,
  Use,
  Value,
} from './code-view.ts'

/** The view of a file of code that rules are given. */
export function codeView(source: Source): CodeView {
  const view: CodeView = {
    language: source.profile.id,
    path: source.path,
    text: source.text,
    has: (...names) => names.some(name => source.index.has(plain(lastPart(name)))),
    calls: (...names) => callsNamed(source, names),
    settings: (...names) => settingsNamed(source, names),
    settingsIn: (within, ...names) => settingsWithin(source, within, names),
    uses: (...paths) => usesOf(source, paths),
    strings: () =>
      source.tokens.flatMap((token, at) =>
        token.kind === 'string' ? [{ value: token.value, from: at, to: at + 1 }] : [],
      ),
    option: (call, ...names) => optionOf(source, call.args, names.map(plain), 0),
    argument: (call, position) =>
      call.args.filter(arg => arg.name === null && !arg.spread)[position]?.value ?? null,
    given: (call, position, ...names) => view.option(call, ...names) ?? view.argument(call, position),
    value: range => (range === null ? { kind: 'nothing' } : resolve(source, range).value),
    textOf: range => textOf(source, range),
    when: (construct, expression, ...accepted) => matchWhen(source, construct, expression, accepted),
    madeBy: (name, at) => madeBy(source, name, at),
    receiver: call => receiverOf(source, call),
    construct: setting => constructOf(source, setting),
    around: at => callsAround(source, at),
    functions: (...names) => names.flatMap(name => definitionsOf(source, name)),
    functionOf: range => functionFor(source, range),
    behaviour: fn => behaviourOf(source, fn),
    doesNothing: fn => !behaviourOf(source, fn).canFail,
    flaggedReturn: (fn, ...accepted) => flaggedReturn(source, fn, accepted),
    alwaysReturns: (fn, ...accepted) => alwaysReturns(source, fn, accepted),
    whenAlways: (construct, expression, ...accepted) => whenAlways(source, construct, expression, accepted),
    classes: (...supertypes) =>
      classesOf(
        source,
        supertypes
          .flatMap(name => source.index.get(plain(name)) ?? [])
          .filter(at => supertypes.includes(bare(source, at))),
      ),
    functionAround: at => functionAround(source, at),
    classAround: at => classAround(source, at),
    methods: (within, ...names) => names.flatMap(name => definitionsWithin(source, within, name)),
    callsIn: (within, ...names) =>
      names.length === 0 ? callsWithin(source, within) : callsNamedWithin(source, within, names),
  }
  return view
}

function matchWhen(
  source: Source,
  construct: Range,
  expression: Given,
  accepted: readonly string[],
): Match[] {
  if (expression === null) return []
  const { judgement, value, via } = judge(source, expression, accepted)
  if (judgement === null) return whenReturned(source, construct, value, accepted)
  return [
    {
      from: construct.from,
      to: construct.to,
      also: [expression, ...via],
      ...(judgement === 'guarded' ? { level: 'guarded' } : {}),
    },
  ]
}

/** `verify()`, where the file's only function of that name gives back nothing but accepted values. */
function whenReturned(source: Source, construct: Range, value: Value, accepted: readonly string[]): Match[] {
  const isBare = value.kind === 'function' && source.profile.commandCalls === true
  const path = value.kind === 'call' && value.call.args.length === 0 ? value.call.path : ''
  const name = isBare ? value.fn.name : /^(?:(?:this|self|cls|@|\$this)\.)?([\w$]+)$/.exec(path)?.[1]
  if (name === undefined) return []
  const [fn, ...others] = definitionsOf(source, name)
  if (fn === undefined || others.length > 0 || !alwaysReturns(source, fn, accepted)) return []
  return [{ from: construct.from, to: construct.to, also: [fn] }]
}

function functionFor(source: Source, range: Given): Fn | null {
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

function alwaysReturns(source: Source, fn: Fn, accepted: readonly string[]): boolean {
  const { throws, returns } = behaviourOf(source, fn)
  if (throws) return false
  if (returns.length === 0) return accepted.includes('nothing')
  return returns.every(value => judgeValue(value, accepted) === 'bypass')
}

function whenAlways(
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
