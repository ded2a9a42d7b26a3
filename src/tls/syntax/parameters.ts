import { type Call, callAt } from './calls.ts'
import { definitionAt } from './definitions.ts'
import type { Fn } from './function-parts.ts'
import { remember } from './remember.ts'
import { functionAround } from './scope.ts'
import { kindAt, plain, type Range, type Source } from './source.ts'

/** Most tokens of a function's head in which its name is looked for. */
const LONGEST_HEAD = 60

/** Most places of a function's name that are looked at. */
const MOST_MENTIONS = 50

/** Most callers whose arguments are read, and most arguments of one. */
const MOST_CALLERS = 8
const MOST_ARGUMENTS = 20

/** What the file's callers of the function around a place give one of its parameters, by position. */
export function givenByCallers(source: Source, at: number, parameter: string): readonly Range[] {
  const scope = functionAround(source, at)
  if (scope === null || !scope.params.includes(parameter)) return []
  const fn = functionIn(source, scope, at)
  const params = (fn?.params ?? []).filter(name => !/^(?:self|cls)$/.test(name))
  const position = params.indexOf(parameter)
  if (fn === null || position < 0) return []
  return callersOf(source, fn.name).flatMap(call => {
    const given = call.args.filter(arg => arg.name === null && !arg.spread)[position]
    return given === undefined || (fn.from <= call.at && call.at < fn.to) ? [] : [given.value]
  })
}

function functionIn(source: Source, scope: Range, at: number): Fn | null {
  for (let next = scope.from; next < Math.min(at, scope.from + LONGEST_HEAD); next += 1) {
    if (kindAt(source, next) !== 'word') continue
    const fn = definitionAt(source, next)
    if (fn !== null) return fn.body.from <= at && at < fn.body.to ? fn : null
  }
  return null
}

/** Calls of the file's own function of that name. */
const callersOf = remember((source: Source, name: string): readonly Call[] =>
  (source.index.get(plain(name)) ?? [])
    .slice(0, MOST_MENTIONS)
    .flatMap(at => {
      const call = callAt(source, at)
      const isOwn =
        call?.at === at &&
        call.args.length <= MOST_ARGUMENTS &&
        call.path.replace(/^(?:this|self|cls|Self|static|\$this|@)(?:\(\))?\./, '') === name &&
        definitionAt(source, at) === null
      return isOwn ? [call] : []
    })
    .slice(0, MOST_CALLERS),
)
