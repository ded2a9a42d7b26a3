import { kindOf, valueOf } from '../lexer/tokens.ts'
import type { Match } from '../match.ts'
import { classAround, classesOf } from './classes.ts'
import { behaviourOf } from './bodies.ts'
import { callsAround } from './callers.ts'
import type { CodeView, Given } from './code-view.ts'
import { bare } from './expression.ts'
import { alwaysReturns, functionFor, whenAlways } from './callbacks.ts'
import { flaggedReturn } from './flagged-returns.ts'
import { judge } from './judge.ts'
import { lastPart } from './imports.ts'
import {
  callsNamed,
  callsNamedWithin,
  callsWithin,
  constructOf,
  definitionsOf,
  definitionsWithin,
  usesOf,
} from './lookups.ts'
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
  let strings: ReturnType<CodeView['strings']> | undefined
  const view: CodeView = {
    language: source.profile.id,
    path: source.path,
    text: source.text,
    has: (...names) => names.some(name => source.index.has(plain(lastPart(name)))),
    calls: (...names) => callsNamed(source, names),
    settings: (...names) => settingsNamed(source, names),
    settingsIn: (within, ...names) => settingsWithin(source, within, names),
    uses: (...paths) => usesOf(source, paths),
    strings: () => (strings ??= stringsOf(source)),
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

function stringsOf({ tokens }: Source): ReturnType<CodeView['strings']> {
  const found: { value: string; from: number; to: number }[] = []
  for (let at = 0; at < tokens.length; at += 1)
    if (kindOf(tokens, at) === 'string') found.push({ value: valueOf(tokens, at), from: at, to: at + 1 })
  return found
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
