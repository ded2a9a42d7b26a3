import { between } from '../between.ts'
import { tokenAt } from '../lexer/tokens.ts'
import { callsAround } from './callers.ts'
import { type Call, callAt } from './calls.ts'
import type { Use } from './code-view.ts'
import { definitionAt } from './definitions.ts'
import { bare, pathEndingAt } from './expression.ts'
import type { Fn } from './function-parts.ts'
import { aliasesFor, canonicalPath, lastPart } from './imports.ts'
import { isPath } from './judge.ts'
import { remember } from './remember.ts'
import type { Setting } from './setting.ts'
import { isAt, kindAt, type Range, type Source, plain, textAt } from './source.ts'
import { statementStart } from './statement-start.ts'

/** Most lines from the head of a call to a setting in a map that it is given. */
const FARTHEST = 12

/**
 * The whole call, without a block behind it, when the setting is one of its named arguments; from the head of the
 * call to the setting when it stands in a map that the call is given; else the setting.
 */
export function constructOf(source: Source, setting: Setting): Range {
  const opener = source.parent[setting.at] ?? -1
  const call =
    setting.form === 'entry' || setting.form === 'pair'
      ? callsAround(source, setting.at).find(({ at }) => !isArray(source, at + 1))
      : undefined
  if (call === undefined) return setting
  const isDirect = (isAt(source, opener, '(') && !isArray(source, opener)) || opener < call.from
  if (isDirect) return { from: call.from, to: endBeforeBlock(source, call, setting.at) }
  return isOnlyWithinMaps(source, opener, call) ? { from: call.from, to: setting.to } : setting
}

/** PHP's `array(…)` is a map, and no call. */
function isArray(source: Source, opener: number): boolean {
  return source.profile.id === 'php' && /^array$/i.test(textAt(source, opener - 1))
}

/** End of a call's own arguments: `start(host, verify: no) do … end` ends before `do`. */
function endBeforeBlock(source: Source, call: Call, at: number): number {
  const last = call.args.at(-1)?.value
  const isBlock =
    last !== undefined &&
    last.to === call.to &&
    last.from > at &&
    /^(?:do|\{)$/.test(textAt(source, last.from))
  return isBlock && isAt(source, last.from - 1, ')') ? last.from : call.to
}

/** Whether nothing but maps and lists stand between a setting and the call's own brackets, and few lines. */
function isOnlyWithinMaps(source: Source, opener: number, call: Call): boolean {
  const line = (at: number): number => tokenAt(source.tokens, at)?.line ?? 0
  if (opener < call.from || line(opener) - line(call.from) > FARTHEST) return false
  let at = opener
  for (let depth = 0; depth < 6 && at > call.from; depth += 1) {
    if (isAt(source, at, '(') && !isArray(source, at)) return true
    const before = textAt(source, at - 1)
    if (!/^(?:\(|,|\[|\{|:|=>|=|->|array)$/.test(before) && at - 1 !== call.at) return false
    if (at - 1 === call.at) return source.profile.structLiterals === true
    at = source.parent[at] ?? -1
  }
  return false
}

/** Positions where a name stands, also under what it was imported or assigned as. */
function positionsOf(source: Source, name: string): readonly number[] {
  const last = lastPart(name)
  const direct = source.index.get(plain(last)) ?? []
  const renamed = aliasesFor(source, last)
  if (renamed.length === 0) return direct
  const positions = new Set([...direct, ...renamed.flatMap(alias => source.index.get(plain(alias)) ?? [])])
  return [...positions].sort((a, b) => a - b)
}

function isNamed(source: Source, path: string, wanted: string): boolean {
  return source.profile.ignoreCase ? isPath(path.toLowerCase(), wanted.toLowerCase()) : isPath(path, wanted)
}

/** All calls of these names or paths, aliases followed. */
export function callsNamed(source: Source, names: readonly string[]): readonly Call[] {
  return readCalls(source, names.join('\0'))
}

/** Those of the calls of these names whose name stands within a range. */
export function callsNamedWithin(source: Source, range: Range, names: readonly string[]): Call[] {
  return between(callsNamed(source, names), ({ at }) => at, range.from, range.to)
}

const readCalls = remember((source: Source, names: string): readonly Call[] => {
  const found = new Map<number, Call>()
  for (const name of names.split('\0')) {
    for (const at of positionsOf(source, name)) {
      if (found.has(at)) continue
      const call = callAt(source, at)
      if (call !== null && call.at === at && isNamed(source, call.path, name)) found.set(at, call)
    }
  }
  return [...found.values()].sort((a, b) => a.at - b.at)
})

/** All calls within a range. */
export function callsWithin(source: Source, { from, to }: Range): Call[] {
  const found: Call[] = []
  for (let at = from; at < to; at += 1) {
    const call = callAt(source, at)
    if (call !== null && call.at === at) found.push(call)
  }
  return found
}

/** All places where one of these paths stands, imports left out. */
export function usesOf(source: Source, paths: readonly string[]): Use[] {
  const found = new Map<number, Use>()
  for (const wanted of paths) {
    for (const at of positionsOf(source, wanted)) {
      if (kindAt(source, at) !== 'word' || isImported(source, at)) continue
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

/** All functions that the file defines under a name. */
export function definitionsOf(source: Source, name: string): readonly Fn[] {
  return readDefinitions(source, name).map(({ fn }) => fn)
}

/** How far before a range the name may stand of a function whose body lies within it, in tokens. */
const NAME_BEFORE = 200

/** Those functions of that name whose body lies within a range. */
export function definitionsWithin(source: Source, { from, to }: Range, name: string): Fn[] {
  return between(readDefinitions(source, name), ({ at }) => at, from - NAME_BEFORE, to)
    .map(({ fn }) => fn)
    .filter(({ body }) => body.from >= from && body.to <= to)
}

const readDefinitions = remember((source: Source, name: string): readonly { at: number; fn: Fn }[] =>
  (source.index.get(plain(name)) ?? []).flatMap(at => {
    if (bare(source, at) !== name) return []
    const fn = definitionAt(source, at)
    return fn === null ? [] : [{ at, fn }]
  }),
)
