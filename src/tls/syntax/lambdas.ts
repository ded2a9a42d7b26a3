import { arrowLambda, bracedLambda, shorthand } from './braced-lambdas.ts'
import { type Fn, barsAt, lambda, lineAfter, namesIn, paramsIn, block } from './function-parts.ts'
import { type Range, type Source, isAt, kindAt, textAt, wordAt } from './source.ts'

/** The function that is written at the beginning of an expression; `null` when the expression is no function. */
export function functionIn(source: Source, range: Range): Fn | null {
  const { from: start, to } = skipWords(source, range)
  const text = wordAt(source, start) || textAt(source, start)
  const { id } = source.profile
  if (kindAt(source, start) === 'string') return null
  if (text === 'lambda' && id === 'python') return untilSign(source, start, ':', to)
  if (text === 'fun' && id === 'fsharp') return untilSign(source, start, '->', to)
  if (text === 'fn' && id === 'elixir') return keywordLambda(source, start, '->')
  if (text === 'fun' && id === 'erlang') return keywordLambda(source, start, '->')
  if (id === 'vb' && (text === 'function' || text === 'sub')) return basicLambda(source, start, to)
  if (id === 'lua' && text === 'function') return keywordFunction(source, start, start + 1, '')
  if (id === 'r' && (text === 'function' || text === '\\')) return rFunction(source, start, to)
  if (id === 'ruby' || id === 'crystal') return rubyBlock(source, start, to)
  if (id === 'rust' && (text === '|' || text === '||')) return barLambda(source, start, to)
  if (id === 'julia' && text === 'function') return keywordFunction(source, start, start + 1, '')
  if (id === 'elixir' && text === '&') return shortForm(source, start, to)
  return bracedLambda(source, start, to) ?? shorthand(source, start, to) ?? arrowLambda(source, start, to)
}

const BEFORE_LAMBDA = new Set(['async', 'static', 'move', 'unsafe', '@Sendable', '@escaping'])

function skipWords(source: Source, range: Range): Range {
  let { from, to } = range
  while (from < to && kindAt(source, from) === 'newline') from += 1
  while (from < to && isAt(source, from, '(') && source.pair[from] === to - 1) [from, to] = [from + 1, to - 1]
  while (from < to && (BEFORE_LAMBDA.has(textAt(source, from)) || isAt(source, from, '&'))) {
    if (source.profile.id === 'elixir') break
    from += 1
  }
  // `+[](…) {…}` is the lambda as a plain pointer to a function.
  if (source.profile.id === 'cpp' && isAt(source, from, '+')) from += 1
  return { from, to }
}

function untilSign(source: Source, start: number, sign: string, to: number): Fn | null {
  for (let at = start + 1; at < Math.min(to, start + 80); at += 1) {
    if (!isAt(source, at, sign)) continue
    return lambda(source, start, to, namesIn(source, { from: start + 1, to: at }), { from: at + 1, to })
  }
  return null
}

/** `fn a, b -> … end`, `fun(A, B) -> … end`. */
function keywordLambda(source: Source, start: number, sign: string): Fn | null {
  const end = source.pair[start] ?? -1
  if (end < 0) return null
  for (let at = start + 1; at < Math.min(end, start + 200); at += 1) {
    if (!isAt(source, at, sign)) continue
    const params = namesIn(source, { from: start + 1, to: at })
    return block(start, { from: at + 1, to: end }, params)
  }
  return null
}

/** `Function(a, b) expression`, or its lines up to `End Function`. */
function basicLambda(source: Source, start: number, to: number): Fn | null {
  const opener = start + 1
  const close = source.pair[opener] ?? -1
  if (!isAt(source, opener, '(') || close < 0) return null
  const params = paramsIn(source, opener)
  const end = source.pair[start] ?? -1
  if (end > start)
    return {
      name: '',
      from: start,
      to: end + 2,
      params,
      body: { from: lineAfter(source, close), to: end },
      isExpression: false,
    }
  return { name: '', from: start, to, params, body: { from: close + 1, to }, isExpression: true }
}

/** `function name(a, b) … end`. */
function keywordFunction(source: Source, start: number, opener: number, name: string): Fn | null {
  const end = source.pair[start] ?? -1
  const close = source.pair[opener] ?? -1
  if (end < 0 || !isAt(source, opener, '(') || close < 0) return null
  return {
    name,
    from: start,
    to: end + 1,
    params: paramsIn(source, opener),
    body: { from: close + 1, to: end },
    isExpression: false,
  }
}

function rFunction(source: Source, start: number, to: number): Fn | null {
  const close = source.pair[start + 1] ?? -1
  if (!isAt(source, start + 1, '(') || close < 0) return null
  return lambda(source, start, to, paramsIn(source, start + 1), { from: close + 1, to })
}

/** `{ |a| … }`, `do |a| … end`, `->(a) { … }`, `lambda { … }`, `proc do … end`. */
function rubyBlock(source: Source, start: number, to: number): Fn | null {
  let at = start
  const isLambda = ['lambda', 'proc', '->', 'Proc'].includes(textAt(source, at))
  if (isAt(source, at, 'Proc') && isAt(source, at + 2, 'new')) at += 2
  if (isLambda) at += 1
  let params: readonly string[] = []
  if (isLambda && isAt(source, at, '(')) {
    params = paramsIn(source, at)
    at = (source.pair[at] ?? at) + 1
  } else if (isLambda)
    while (at < to && kindAt(source, at) === 'word' && !isAt(source, at, 'do'))
      at += isAt(source, at + 1, ',') ? 2 : 1
  const close = source.pair[at] ?? -1
  if (close < 0 || !(isAt(source, at, '{') || isAt(source, at, 'do'))) return null
  if (!isLambda && isAt(source, at, '{') && isMap(source, at)) return null
  const bars = barsAt(source, at + 1)
  return block(start, { from: bars?.to ?? at + 1, to: close }, bars?.params ?? params)
}

function isMap(source: Source, brace: number): boolean {
  const sign = textAt(source, brace + 2)
  return (
    sign === ':' ||
    sign === '=>' ||
    (isAt(source, brace + 1, ':') && isAt(source, brace + 3, '=>')) ||
    isAt(source, brace + 1, '}')
  )
}

function barLambda(source: Source, start: number, to: number): Fn | null {
  const bars = barsAt(source, start)
  if (bars === null) return null
  let from = bars.to
  if (isAt(source, from, '->')) while (from < to && !isAt(source, from, '{')) from += 1
  return lambda(source, start, to, bars.params, { from, to })
}

/** Elixir's `&{:valid, &1}`, `&(…)`. */
function shortForm(source: Source, start: number, to: number): Fn | null {
  if (kindAt(source, start + 1) === 'word') return null
  return lambda(source, start, to, [], { from: start + 1, to })
}
