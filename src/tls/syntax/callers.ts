import { tokenAt } from '../lexer/tokens.ts'
import { type Call, callAt } from './calls.ts'
import { type Source, isAt, kindAt, textAt } from './source.ts'
import { statementStart } from './statement-start.ts'

/** The calls around a token, innermost first: whose argument, or whose map's entry it is. */
export function callsAround(source: Source, at: number): Call[] {
  const calls: Call[] = []
  let opener = source.parent[at] ?? -1
  for (let depth = 0; depth < 12 && opener >= 0; depth += 1) {
    const callee =
      isAt(source, opener, '(') || isAt(source, opener, '{')
        ? calleeOf(source, opener)
        : isAt(source, opener, '[')
          ? opener + 1
          : -1
    const call = callee < 0 ? null : callAt(source, callee)
    if (call !== null && call.from <= at && at < call.to) calls.push(call)
    opener = source.parent[opener] ?? -1
  }
  if (!source.profile.commandCalls || calls.length > 0) return calls
  const bare = bracketlessCallAround(source, at)
  return bare === null ? [] : [bare]
}

/** The call without brackets whose argument, or whose argument's entry, stands at `at`. */
function bracketlessCallAround(source: Source, at: number): Call | null {
  let place = at
  for (let depth = 0; depth < 6 && place >= 0; depth += 1) {
    const start = statementStart(source, place)
    for (let next = start; next < Math.min(place, start + 30); next += 1) {
      const call = kindAt(source, next) === 'word' ? callAt(source, next) : null
      if (call !== null && call.at === next && call.from <= at && at < call.to) return call
    }
    place = source.parent[place] ?? -1
    if (!isAt(source, place, '{') && !isAt(source, place, '[')) return null
  }
  return null
}

/** The word that a bracket’s arguments are given to; -1: none. */
export function calleeOf(source: Source, opener: number): number {
  const before = tokenAt(source.tokens, opener - 1)
  if (before?.kind === 'word') return opener - 1
  if (before?.text !== '>') return -1
  let depth = 0
  for (let at = opener - 1; at > Math.max(0, opener - 30); at -= 1) {
    const text = textAt(source, at)
    if (text === '>') depth += 1
    if (text === '<') depth -= 1
    if (depth === 0) return kindAt(source, at - 1) === 'word' ? at - 1 : -1
  }
  return -1
}
