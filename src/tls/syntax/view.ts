import { type Behaviour, behaviourOf } from './bodies.ts'
import { type ClassBlock, classAround, classesOf } from './blocks.ts'
import { type Call, callAt } from './calls.ts'
import { bare, pathEndingAt, statementStart } from './expression.ts'
import { definitionAt } from './definitions.ts'
import { type Fn } from './function-parts.ts'
import { functionIn } from './lambdas.ts'
import { aliasesOf, canonicalPath } from './imports.ts'
import { isPath, judge, judgeValue } from './judge.ts'
import type { Match } from '../match.ts'
import { callsAround, type Setting, settingsNamed } from './settings.ts'
import { plain, type Range, type Source, textAt, textOf } from './source.ts'
import { assignmentsOf } from './assignments.ts'
import { functionNamed } from './named-functions.ts'
import { resolve } from './resolve.ts'
import { type Value } from './value.ts'

export type { Behaviour, Call, ClassBlock, Fn, Range, Setting, Value }

/** An argument that was given by name, by position, or as the entry of a map; `null` where it was not. */
export type Given = Range | null

/** A place where a name is used that is no call and no setting. */
export interface Use extends Range {
  /** The whole path with dots between its parts, aliases replaced. */
  readonly path: string
  readonly at: number
}

/** What a rule sees of a file of code. */
export interface CodeView {
  readonly language: string
  readonly path: string
  /** The whole text, comments included. */
  readonly text: string
  /** Whether one of the words stands anywhere in the code, in whatever convention of naming. */
  has(...names: readonly string[]): boolean
  /** Calls of these names: `get` is any `….get(…)`, `requests.get` only that one, under whatever alias. */
  calls(...names: readonly string[]): readonly Call[]
  /** Places where one of these names is given a value. */
  settings(...names: readonly string[]): readonly Setting[]
  /** Places where one of these paths stands, called or not: `ssl._create_unverified_context`. */
  uses(...paths: readonly string[]): readonly Use[]
  /** String literals, in order. */
  strings(): readonly { readonly value: string; readonly from: number; readonly to: number }[]
  /** The call's argument of that name, also out of a map that is given or spread into the call. */
  option(call: Call, ...names: readonly string[]): Given
  /** The call's positional argument, counted from 0. */
  argument(call: Call, position: number): Given
  /** By name where it is given so, else by position. */
  given(call: Call, position: number, ...names: readonly string[]): Given
  /** What an expression is. */
  value(range: Given): Value
  /** The text of a range as it is written. */
  textOf(range: Range): string
  /** A match at `construct` when the expression is one of the accepted values (see `judge`); guarded when a flag decides. */
  when(construct: Range, expression: Given, ...accepted: readonly string[]): Match[]
  /** The constructor or call that made a variable, as a path: `requests.Session` for `s` after `s = requests.Session()`; else ''. */
  madeBy(name: string, at: number): string
  /** What the call is made on: the maker of its receiver where the file tells, else the receiver's path. */
  receiver(call: Call): string
  /** Where a setting is best shown: the whole call when it is one of its named arguments, else the setting. */
  construct(setting: Setting): Range
  /** The calls around a place, innermost first. */
  around(at: number): readonly Call[]
  /** Functions and methods that the file defines under one of these names. */
  functions(...names: readonly string[]): readonly Fn[]
  /** The function that an expression is: a lambda, or the name of or a reference to one of the file's functions. */
  functionOf(range: Given): Fn | null
  /** What a function can do. */
  behaviour(fn: Fn): Behaviour
  /** True when the function can neither throw nor call anything that might: empty, logging, swallowed exceptions. */
  doesNothing(fn: Fn): boolean
  /** True when it gives back nothing but the accepted values, and never throws. */
  alwaysReturns(fn: Fn, ...accepted: readonly string[]): boolean
  /** A match at `construct` when the expression is a function (lambda, name, reference) that always returns an accepted value. */
  whenAlways(construct: Range, expression: Given, ...accepted: readonly string[]): Match[]
  /** Classes and anonymous objects in whose head one of these names stands. */
  classes(...supertypes: readonly string[]): readonly ClassBlock[]
  /** The class around a place. */
  classAround(at: number): ClassBlock | null
  /** The functions of these names within a range, such as a class's body. */
  methods(within: Range, ...names: readonly string[]): readonly Fn[]
  /** The calls of these names within a range, such as a function's body. */
  callsIn(within: Range, ...names: readonly string[]): readonly Call[]
}

/** The view of a file of code that rules are given. */
export function codeView(source: Source): CodeView {
  const view: CodeView = {
    language: source.profile.id,
    path: source.path,
    text: source.text,
    has: (...names) => names.some(name => source.index.has(plain(lastPart(name)))),
    calls: (...names) => callsNamed(source, names),
    settings: (...names) => settingsNamed(source, names),
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
    alwaysReturns: (fn, ...accepted) => alwaysReturns(source, fn, accepted),
    whenAlways: (construct, expression, ...accepted) => whenAlways(source, construct, expression, accepted),
    classes: (...supertypes) =>
      classesOf(
        source,
        supertypes
          .flatMap(name => source.index.get(plain(name)) ?? [])
          .filter(at => supertypes.includes(bare(source, at))),
      ),
    classAround: at => classAround(source, at),
    methods: (within, ...names) =>
      names
        .flatMap(name => definitionsOf(source, name))
        .filter(fn => fn.body.from >= within.from && fn.body.to <= within.to),
    callsIn: (within, ...names) =>
      callsNamed(source, names).filter(call => call.at >= within.from && call.at < within.to),
  }
  return view
}

function constructOf(source: Source, setting: Setting): Range {
  const opener = source.parent[setting.at] ?? -1
  const call =
    setting.form === 'entry' || setting.form === 'pair' ? callsAround(source, setting.at)[0] : undefined
  const isDirect = call !== undefined && (textAt(source, opener) === '(' || opener < call.from)
  return isDirect ? call : setting
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1)
}

/** Positions where a name stands, also under what it was imported or assigned as. */
function positionsOf(source: Source, name: string): readonly number[] {
  const last = lastPart(name)
  const direct = source.index.get(plain(last)) ?? []
  const renamed = [...aliasesOf(source)]
    .filter(([alias, path]) => alias !== last && lastPart(path) === last)
    .map(([alias]) => alias)
  if (renamed.length === 0) return direct
  return [...direct, ...renamed.flatMap(alias => source.index.get(plain(alias)) ?? [])].sort((a, b) => a - b)
}

function isNamed(source: Source, path: string, wanted: string): boolean {
  return source.profile.ignoreCase ? isPath(path.toLowerCase(), wanted.toLowerCase()) : isPath(path, wanted)
}

function callsNamed(source: Source, names: readonly string[]): Call[] {
  const found = new Map<number, Call>()
  for (const name of names) {
    for (const at of positionsOf(source, name)) {
      if (found.has(at)) continue
      const call = callAt(source, at)
      if (call !== null && call.at === at && isNamed(source, call.path, name)) found.set(at, call)
    }
  }
  return [...found.values()].sort((a, b) => a.at - b.at)
}

function usesOf(source: Source, paths: readonly string[]): Use[] {
  const found = new Map<number, Use>()
  for (const wanted of paths) {
    for (const at of positionsOf(source, wanted)) {
      if (source.tokens[at]?.kind !== 'word' || isImported(source, at)) continue
      const path = pathEndingAt(source, at)
      const canonical = canonicalPath(source, path)
      if (isNamed(source, canonical, wanted))
        found.set(at, { from: path.from, to: path.to, at, path: canonical })
    }
  }
  return [...found.values()].sort((a, b) => a.at - b.at)
}

/** Whether the name only stands in an import. */
function isImported(source: Source, at: number): boolean {
  return /^(?:import|from|use|using|alias|#import|#include)$/.test(textAt(source, statementStart(source, at)))
}

/** How deep maps within maps are looked through for an option. */
const DEEPEST_OPTION = 4

function optionOf(source: Source, args: Call['args'], names: readonly string[], depth: number): Given {
  for (const arg of args) if (arg.name !== null && names.includes(plain(arg.name))) return arg.value
  if (depth >= DEEPEST_OPTION) return null
  for (const arg of args) {
    if (arg.name !== null) continue
    const { value } = resolve(source, arg.value)
    const entries =
      value.kind === 'map'
        ? value.entries
        : value.kind === 'call' && /^(?:dict|Hash|Map)$/.test(value.call.name)
          ? value.call.args
          : null
    const found = entries === null ? null : optionOf(source, entries, names, depth + 1)
    if (found !== null) return found
    if (value.kind === 'map' && arg.value.to - arg.value.from <= 2) {
      const later = assignedKey(source, textOf(source, arg.value), names)
      if (later !== null) return later
    }
  }
  return null
}

/** `options['verify'] = False` after `options` was made. */
function assignedKey(source: Source, name: string, names: readonly string[]): Given {
  for (const setting of settingsNamed(source, names)) {
    const before = source.tokens[setting.at - 2]?.text
    if (setting.form === 'assignment' && (before === name || setting.target === name)) return setting.value
  }
  return null
}

function matchWhen(
  source: Source,
  construct: Range,
  expression: Given,
  accepted: readonly string[],
): Match[] {
  if (expression === null) return []
  const { judgement, via } = judge(source, expression, accepted)
  if (judgement === null) return []
  return [
    {
      from: construct.from,
      to: construct.to,
      also: [expression, ...via],
      ...(judgement === 'guarded' ? { level: 'guarded' } : {}),
    },
  ]
}

function madeBy(source: Source, name: string, at: number): string {
  const last =
    assignmentsOf(source, name)
      .filter(each => each.range.to <= at)
      .at(-1) ?? assignmentsOf(source, name)[0]
  if (last === undefined) return ''
  const { value } = resolve(source, last.value)
  return value.kind === 'call' ? value.call.path : ''
}

function receiverOf(source: Source, call: Call): string {
  const dot = call.path.lastIndexOf('.')
  if (dot < 0) return ''
  const before = call.path.slice(0, dot)
  return madeBy(source, lastPart(before), call.at) || before
}

function definitionsOf(source: Source, name: string): Fn[] {
  return (source.index.get(plain(name)) ?? []).flatMap(at => {
    if (bare(source, at) !== name) return []
    const fn = definitionAt(source, at)
    return fn === null ? [] : [fn]
  })
}

function functionFor(source: Source, range: Given): Fn | null {
  if (range === null) return null
  const direct = functionIn(source, range)
  if (direct !== null) return direct
  const { value } = resolve(source, range)
  if (value.kind === 'function') return value.fn
  if (value.kind === 'name') return functionNamed(source, lastPart(value.path))
  const wrapped = value.kind === 'call' ? value.call.args.find(arg => arg.name === null) : undefined
  return wrapped !== undefined && value.kind === 'call' && value.call.args.length === 1
    ? functionFor(source, wrapped.value)
    : null
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
  const fn = functionFor(source, expression)
  if (fn === null || expression === null || !alwaysReturns(source, fn, accepted)) return []
  return [{ from: construct.from, to: construct.to, also: [expression, fn] }]
}
