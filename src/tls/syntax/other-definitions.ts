import { tokenAt } from '../lexer/tokens.ts'
import { endOfExpression, openerAfter, pathEndingAt } from './expression.ts'
import { type Fn, lineAfter, namesIn, paramsIn } from './function-parts.ts'
import { functionIn } from './lambdas.ts'
import { type Source, isAt, kindAt, textAt, wordAt } from './source.ts'

/** `name = function…`, `name: () => …`, `const name = (…) => …`. */
export function assignedFunction(source: Source, at: number, name: string): Fn | null {
  const sign = textAt(source, at + 1)
  if (kindAt(source, at + 1) !== 'mark' || !['=', ':', ':=', '<-', '=>'].includes(sign)) return null
  let from = at + 2
  const to = endOfExpression(source, from)
  if (sign === ':')
    for (let next = from; next < Math.min(to, from + 40); next += 1)
      if (isAt(source, next, '=')) from = next + 1
  const found = functionIn(source, { from, to })
  return found === null ? null : { ...found, name, from: pathEndingAt(source, at).from }
}

/** A definition of Python or F#. */
export function indentedDefinition(source: Source, at: number, name: string): Fn | null {
  const number = source.statements?.of[at] ?? -1
  const statement = source.statements?.list[number]
  if (statement === undefined || source.statements === null) return null
  const word = textAt(source, at - 1)
  if (source.profile.id === 'fsharp') return fsharpDefinition(source, at, name, number)
  if (word !== 'def') return assignedFunction(source, at, name)
  const opener = openerAfter(source, at)
  const close = source.pair[opener] ?? -1
  if (opener < 0 || close < 0) return null
  let colon = close
  while (colon < statement.to && !isAt(source, colon, ':')) colon += 1
  const inline = colon + 1 < statement.to
  const last = source.statements.list[statement.blockEnd - 1]
  const body = inline
    ? { from: colon + 1, to: statement.to }
    : { from: statement.to, to: last?.to ?? statement.to }
  return { name, from: at - 1, to: body.to, params: paramsIn(source, opener), body, isExpression: false }
}

/** `let name a b = …`, `member this.Name(a) = …`. */
function fsharpDefinition(source: Source, at: number, name: string, number: number): Fn | null {
  const statement = source.statements?.list[number]
  if (
    statement === undefined ||
    !/^(?:let|member|override|and|static|default)$/.test(textAt(source, statement.from))
  )
    return null
  for (let next = at + 1; next < statement.to; next += 1) {
    if (isAt(source, next, '=')) {
      const last = source.statements?.list[statement.blockEnd - 1]
      const params = namesIn(source, { from: at + 1, to: next })
      const to = Math.max(statement.to, last?.to ?? 0)
      const value = functionIn(source, { from: next + 1, to })
      return value === null
        ? { name, from: statement.from, to, params, body: { from: next + 1, to }, isExpression: false }
        : { ...value, name, from: statement.from }
    }
    const partner = source.pair[next] ?? -1
    if (partner > next) next = partner
  }
  return null
}

const END_DEFINITIONS = new Set(['def', 'function', 'defp', 'sub', 'defmacro', 'macro'])

/** A definition whose body ends with `end`: Ruby, Lua, Elixir, Julia, Visual Basic. */
export function endDefinition(source: Source, at: number, name: string): Fn | null {
  const path = pathEndingAt(source, at)
  const word = path.from - 1
  if (!END_DEFINITIONS.has(wordAt(source, word)))
    return shortDefinition(source, at, name) ?? assignedFunction(source, at, name)
  const hasParams = isAt(source, at + 1, '(')
  const close = hasParams ? (source.pair[at + 1] ?? at) : at
  const params = hasParams ? paramsIn(source, at + 1) : []
  const opener = source.profile.id === 'elixir' ? doAfter(source, close) : word
  const end = source.pair[opener] ?? -1
  if (end > opener) {
    const from =
      source.profile.id === 'elixir'
        ? opener + 1
        : source.profile.id === 'vb'
          ? lineAfter(source, close)
          : hasParams
            ? close + 1
            : isAt(source, at + 1, ';')
              ? at + 2
              : lineAfter(source, at)
    return { name, from: word, to: end + 1, params, body: { from, to: end }, isExpression: false }
  }
  return inlineDefinition(source, word, close, name, params)
}

function doAfter(source: Source, close: number): number {
  for (let at = close + 1; at < close + 60; at += 1) {
    if (isAt(source, at, 'do')) return at
    if (tokenAt(source.tokens, at) === undefined) return -1
  }
  return -1
}

/** `def name(x), do: value`, `def name(x) = value`. */
function inlineDefinition(
  source: Source,
  word: number,
  close: number,
  name: string,
  params: readonly string[],
): Fn | null {
  for (let at = close + 1; at < close + 30; at += 1) {
    const isBody = isAt(source, at, '=') || (isAt(source, at, 'do') && isAt(source, at + 1, ':'))
    if (!isBody) continue
    const from = isAt(source, at, '=') ? at + 1 : at + 2
    const to = endOfExpression(source, from)
    return { name, from: word, to, params, body: { from, to }, isExpression: true }
  }
  return null
}

/** Julia's `name(a, b) = value`. */
function shortDefinition(source: Source, at: number, name: string): Fn | null {
  const close = isAt(source, at + 1, '(') ? (source.pair[at + 1] ?? -1) : -1
  if (source.profile.id !== 'julia' || close < 0 || !isAt(source, close + 1, '=')) return null
  const to = endOfExpression(source, close + 2)
  return {
    name,
    from: at,
    to,
    params: paramsIn(source, at + 1),
    body: { from: close + 2, to },
    isExpression: true,
  }
}

/** `name(A, B) -> …` up to the full stop. */
export function erlangClause(source: Source, at: number, name: string): Fn | null {
  const close = isAt(source, at + 1, '(') ? (source.pair[at + 1] ?? -1) : -1
  if (close < 0 || !isAt(source, close + 1, '->')) return null
  let to = close + 2
  while (to < source.tokens.length && to < close + 2_000 && !isAt(source, to, '.')) to += 1
  return {
    name,
    from: at,
    to: to + 1,
    params: paramsIn(source, at + 1),
    body: { from: close + 2, to },
    isExpression: false,
  }
}
