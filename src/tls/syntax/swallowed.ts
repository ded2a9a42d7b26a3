import { isAt, kindAt, type Range, type Source, textAt, wordAt } from './source.ts'
import { isThrown } from './thrown.ts'

/** Most tokens of a body that are read. */
export const LONGEST_BODY = 4_000

/** Stretches of `try` whose `catch` lets nothing out. */
export function swallowedIn(source: Source, { from, to }: Range): Range[] {
  const found: Range[] = []
  for (let at = from; at < to; at += 1) {
    const word = wordAt(source, at)
    if (word !== 'try' && word !== 'begin') continue
    const range = source.statements === null ? bracedTry(source, at) : indentedTry(source, at)
    if (range !== null && !rethrows(source, range.handler)) found.push(range.body)
  }
  return found
}

function bracedTry(source: Source, at: number): { body: Range; handler: Range } | null {
  let opener = at + 1
  if (isAt(source, opener, '(')) opener = (source.pair[opener] ?? opener) + 1
  const close = source.pair[opener] ?? -1
  if (!isAt(source, opener, '{') || close < 0) return endTry(source, at)
  let handler = close + 1
  while (handler < close + 40 && !isAt(source, handler, '{')) handler += 1
  const isHandled =
    /^(?:catch|rescue|\.)$/.test(textAt(source, close + 1)) || isAt(source, close + 2, 'catch')
  const handlerEnd = source.pair[handler] ?? -1
  return isHandled && handlerEnd > 0
    ? { body: { from: opener, to: close }, handler: { from: handler, to: handlerEnd } }
    : null
}

/** `begin … rescue … end`, `try … catch … end`, `Try … Catch … End Try`. */
function endTry(source: Source, at: number): { body: Range; handler: Range } | null {
  const end = source.pair[at] ?? -1
  if (end < at) return null
  for (let next = at + 1; next < Math.min(end, at + LONGEST_BODY); next += 1) {
    if (/^(?:rescue|catch|_)$/i.test(textAt(source, next)) && kindAt(source, next) === 'word')
      return { body: { from: at, to: next }, handler: { from: next, to: end } }
  }
  return null
}

function indentedTry(source: Source, at: number): { body: Range; handler: Range } | null {
  const list = source.statements?.list ?? []
  const number = source.statements?.of[at] ?? -1
  const own = list[number]
  if (own === undefined || own.from !== at) return null
  const handler = list[own.blockEnd]
  if (handler === undefined || !/^(?:except|with)$/.test(textAt(source, handler.from))) return null
  const last = list[handler.blockEnd - 1]
  return {
    body: { from: own.from, to: handler.from },
    handler: { from: handler.from, to: last?.to ?? handler.to },
  }
}

function rethrows(source: Source, { from, to }: Range): boolean {
  for (let at = from; at < to; at += 1) {
    if (kindAt(source, at) === 'word' && isThrown(source, at)) return true
    const isFalse = wordAt(source, at) === 'return' && /^(?:false|False|0)$/.test(textAt(source, at + 1))
    if (isFalse) return true
  }
  return false
}
