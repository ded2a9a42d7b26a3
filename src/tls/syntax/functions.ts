import { bare, endOfExpression, openerAfter, pathEndingAt, splitList, statementStart } from './expression.ts'
import { isAt, type Range, type Source, textAt, wordAt } from './source.ts'

/** A function, method, lambda or block, wherever it is written. */
export interface Fn extends Range {
  /** Empty for a lambda. */
  readonly name: string
  /** Names of its parameters, without types. */
  readonly params: readonly string[]
  /** Its statements, without the brackets or words around them. */
  readonly body: Range
  /** Whether the body is one expression, which is its value. */
  readonly isExpression: boolean
}

/** The function that is written at the beginning of an expression; `null` when the expression is no function. */
export function functionIn(source: Source, range: Range): Fn | null {
  const { from: start, to } = skipWords(source, range)
  const text = wordAt(source, start) || textAt(source, start)
  const { id } = source.profile
  if (source.tokens[start]?.kind === 'string') return null
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

/** JavaScript's `name(a, b) {…}` in an object. */
function shorthand(source: Source, start: number, to: number): Fn | null {
  if (!/^(?:java|type)script$/.test(source.profile.id) || !isAt(source, start + 1, '(')) return null
  const close = source.pair[start + 1] ?? -1
  const brace = close < 0 ? null : braceAfterParams(source, close)
  const end = brace?.isBlock ? (source.pair[brace.at] ?? -1) : -1
  if (brace === null || end < 0 || end >= to) return null
  const body = { from: brace.at + 1, to: end }
  return {
    name: bare(source, start),
    from: start,
    to,
    params: paramsIn(source, start + 1),
    body,
    isExpression: false,
  }
}

const BEFORE_LAMBDA = new Set(['async', 'static', 'move', 'unsafe', '@Sendable', '@escaping'])

function skipWords(source: Source, range: Range): Range {
  let { from, to } = range
  while (from < to && source.tokens[from]?.kind === 'newline') from += 1
  while (from < to && isAt(source, from, '(') && source.pair[from] === to - 1) [from, to] = [from + 1, to - 1]
  while (from < to && (BEFORE_LAMBDA.has(textAt(source, from)) || isAt(source, from, '&'))) {
    if (source.profile.id === 'elixir') break
    from += 1
  }
  return { from, to }
}

function lambda(source: Source, from: number, to: number, params: readonly string[], body: Range): Fn {
  return { name: '', from, to, params, ...bodyOf(source, body) }
}

/** Takes the braces off a body that is a block. */
function bodyOf(source: Source, range: Range): { body: Range; isExpression: boolean } {
  let { from } = range
  while (source.tokens[from]?.kind === 'newline') from += 1
  const close = source.pair[from] ?? -1
  const isBlock = isAt(source, from, '{') && close > from && !(close < range.to - 1)
  if (isBlock) return { body: { from: from + 1, to: close }, isExpression: false }
  return { body: { from, to: range.to }, isExpression: true }
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
    return {
      name: '',
      from: start,
      to: end + 1,
      params,
      body: { from: at + 1, to: end },
      isExpression: false,
    }
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

function lineAfter(source: Source, at: number): number {
  let next = at + 1
  while (next < at + 60 && source.tokens[next] !== undefined && source.tokens[next]?.kind !== 'newline')
    next += 1
  return next
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
    while (at < to && source.tokens[at]?.kind === 'word' && !isAt(source, at, 'do'))
      at += isAt(source, at + 1, ',') ? 2 : 1
  const close = source.pair[at] ?? -1
  if (close < 0 || !(isAt(source, at, '{') || isAt(source, at, 'do'))) return null
  if (!isLambda && isAt(source, at, '{') && isMap(source, at)) return null
  const bars = barsAt(source, at + 1)
  return {
    name: '',
    from: start,
    to: close + 1,
    params: bars?.params ?? params,
    body: { from: bars?.to ?? at + 1, to: close },
    isExpression: false,
  }
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

function barsAt(source: Source, at: number): { params: readonly string[]; to: number } | null {
  if (isAt(source, at, '||')) return { params: [], to: at + 1 }
  if (!isAt(source, at, '|')) return null
  for (let next = at + 1; next < at + 80; next += 1) {
    if (isAt(source, next, '|')) return { params: namesIn(source, { from: at + 1, to: next }), to: next + 1 }
  }
  return null
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
  if (source.tokens[start + 1]?.kind === 'word') return null
  return lambda(source, start, to, [], { from: start + 1, to })
}

/** A lambda whose braces come first, or behind a word: Kotlin, Swift, Groovy, PowerShell, `function(…) {…}`, `func(…) T {…}`. */
function bracedLambda(source: Source, start: number, to: number): Fn | null {
  if (isAt(source, start, '{')) return braceFirst(source, start)
  const word = wordAt(source, start)
  if (source.profile.id === 'perl' && word === 'sub') return wordBlock(source, start, start + 1)
  if (word === 'delegate' || word === 'function' || word === 'func' || word === 'fn' || word === 'fun')
    return wordFunction(source, start, to)
  if (isAt(source, start, '[') && source.profile.id === 'cpp') return cppLambda(source, start, to)
  if (isAt(source, start, '^')) return wordFunction(source, start, to)
  return null
}

function wordBlock(source: Source, start: number, brace: number): Fn | null {
  const close = source.pair[brace] ?? -1
  if (!isAt(source, brace, '{') || close < 0) return null
  return {
    name: '',
    from: start,
    to: close + 1,
    params: [],
    body: { from: brace + 1, to: close },
    isExpression: false,
  }
}

const BRACE_LAMBDAS = new Set(['kotlin', 'swift', 'groovy', 'powershell', 'scala'])

function braceFirst(source: Source, start: number): Fn | null {
  const close = source.pair[start] ?? -1
  if (close < 0 || !BRACE_LAMBDAS.has(source.profile.id)) return null
  const sign = source.profile.id === 'swift' ? 'in' : source.profile.id === 'scala' ? '=>' : '->'
  if (source.profile.id === 'powershell') return powershellBlock(source, start, close)
  for (let at = start + 1; at < Math.min(close, start + 60); at += 1) {
    if (isAt(source, at, sign))
      return {
        name: '',
        from: start,
        to: close + 1,
        params: namesIn(source, { from: start + 1, to: at }),
        body: { from: at + 1, to: close },
        isExpression: false,
      }
    if (source.tokens[at]?.kind === 'newline' || isAt(source, at, ';') || isAt(source, at, '{')) break
    const partner = source.pair[at] ?? -1
    if (partner > at) at = partner
  }
  return {
    name: '',
    from: start,
    to: close + 1,
    params: [],
    body: { from: start + 1, to: close },
    isExpression: false,
  }
}

/** `{ param($a, $b) … }`. */
function powershellBlock(source: Source, start: number, close: number): Fn {
  let from = start + 1
  while (source.tokens[from]?.kind === 'newline') from += 1
  const hasParams =
    wordAt(source, from) === 'param' && isAt(source, from + 1, '(') && (source.pair[from + 1] ?? -1) > 0
  const params = hasParams ? paramsIn(source, from + 1) : []
  const body = { from: hasParams ? (source.pair[from + 1] ?? from) + 1 : start + 1, to: close }
  return { name: '', from: start, to: close + 1, params, body, isExpression: false }
}

/** `function name(a, b) use ($c): T {…}`, `func(a T) error {…}`, `fn($a) => true`, `delegate {…}`, `^BOOL(…) {…}`. */
function wordFunction(source: Source, start: number, to: number): Fn | null {
  let params: readonly string[] = []
  for (let at = start + 1; at < Math.min(to, start + 60); at += 1) {
    const text = textAt(source, at)
    const partner = source.pair[at] ?? -1
    if (text === '=>' || text === '=') return lambda(source, start, to, params, { from: at + 1, to })
    if (
      text === '{' &&
      partner > at &&
      !isAt(source, at - 1, 'interface') &&
      !isAt(source, at - 1, 'struct')
    ) {
      return {
        name: '',
        from: start,
        to: partner + 1,
        params,
        body: { from: at + 1, to: partner },
        isExpression: false,
      }
    }
    if (partner < at) continue
    if (text === '(' && params.length === 0) params = paramsIn(source, at)
    at = partner
  }
  return null
}

function cppLambda(source: Source, start: number, to: number): Fn | null {
  const close = source.pair[start] ?? -1
  if (close < 0) return null
  for (let at = close + 1; at < Math.min(to, close + 40); at += 1) {
    const partner = source.pair[at] ?? -1
    if (isAt(source, at, '{') && partner > at) {
      const params = isAt(source, close + 1, '(') ? paramsIn(source, close + 1) : []
      return {
        name: '',
        from: start,
        to: partner + 1,
        params,
        body: { from: at + 1, to: partner },
        isExpression: false,
      }
    }
    if (partner > at) at = partner
  }
  return null
}

/** `(a, b) => …`, `a -> …`, `(a: T): R => …`, `_ => …`. */
function arrowLambda(source: Source, start: number, to: number): Fn | null {
  const isList = isAt(source, start, '(')
  const close = isList ? (source.pair[start] ?? -1) : start
  if (close < 0 || (!isList && source.tokens[start]?.kind !== 'word')) return null
  const params = isList ? paramsIn(source, start) : [bare(source, start)]
  for (let at = close + 1; at < Math.min(to, close + 16); at += 1) {
    if (isAt(source, at, '=>') || isAt(source, at, '->'))
      return lambda(source, start, to, params, { from: at + 1, to })
    const isType =
      at > close + 1 || isAt(source, at, ':') || (source.profile.id === 'dart' && isAt(source, at, '{'))
    if (!isType) return null
    if (isAt(source, at, '{')) break
  }
  const isDartBlock = source.profile.id === 'dart' && isList && isAt(source, close + 1, '{')
  return isDartBlock ? lambda(source, start, to, params, { from: close + 1, to }) : null
}

/** Names of parameters between brackets: of `String host` the last word, of `host: String` the first. */
export function paramsIn(source: Source, opener: number): string[] {
  return splitList(source, opener).map(range => paramName(source, range))
}

const TYPE_FIRST = new Set(['java', 'csharp', 'c', 'cpp', 'objective-c', 'dart', 'groovy', 'php'])

function paramName(source: Source, { from, to }: Range): string {
  const equals = sequence(from, to).find(at => isAt(source, at, '=')) ?? to
  const words = sequence(from, equals).filter(at => source.tokens[at]?.kind === 'word')
  const chosen = TYPE_FIRST.has(source.profile.id)
    ? words.at(-1)
    : words.find(
        at => !/^(?:byval|byref|optional|mut|var|val|const|inout|final|ref)$/i.test(textAt(source, at)),
      )
  return chosen === undefined ? '' : bare(source, chosen)
}

function namesIn(source: Source, { from, to }: Range): string[] {
  return sequence(from, to)
    .filter(at => source.tokens[at]?.kind === 'word' && !isAt(source, at - 1, ':'))
    .map(at => bare(source, at))
}

function sequence(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, Math.min(to - from, 200)) }, (_, step) => from + step)
}

/** The function that the name at `at` defines; `null` when the name is only used there. */
export function definitionAt(source: Source, at: number): Fn | null {
  if (source.tokens[at]?.kind !== 'word') return null
  const { id, blocks } = source.profile
  const name = bare(source, at)
  if (id === 'erlang') return erlangClause(source, at, name)
  if (id === 'objective-c') return objectiveMethod(source, at, name) ?? braceDefinition(source, at, name)
  if (blocks === 'indentation') return indentedDefinition(source, at, name)
  if (blocks === 'end') return endDefinition(source, at, name)
  return braceDefinition(source, at, name) ?? assignedFunction(source, at, name)
}

/** `name = function…`, `name: () => …`, `const name = (…) => …`. */
function assignedFunction(source: Source, at: number, name: string): Fn | null {
  const sign = textAt(source, at + 1)
  if (source.tokens[at + 1]?.kind !== 'mark' || !['=', ':', ':=', '<-', '=>'].includes(sign)) return null
  let from = at + 2
  const to = endOfExpression(source, from)
  if (sign === ':')
    for (let next = from; next < Math.min(to, from + 40); next += 1)
      if (isAt(source, next, '=')) from = next + 1
  const found = functionIn(source, { from, to })
  return found === null ? null : { ...found, name, from: pathEndingAt(source, at).from }
}

function braceDefinition(source: Source, at: number, name: string): Fn | null {
  const opener = isAt(source, at + 1, '{') && source.profile.id === 'perl' ? at : openerAfter(source, at)
  if (opener < 0) return powershellFunction(source, at, name)
  const close = opener === at ? at : (source.pair[opener] ?? -1)
  if (close < 0) return null
  const brace = braceAfterParams(source, close)
  if (brace === null || isCallStatement(source, at)) return null
  const params = opener === at ? [] : paramsIn(source, opener)
  const start = statementStart(source, at)
  if (!brace.isBlock) {
    const to = endOfExpression(source, brace.at)
    return { name, from: start, to, params, ...bodyOf(source, { from: brace.at, to }) }
  }
  const end = source.pair[brace.at] ?? -1
  return end < 0
    ? null
    : { name, from: start, to: end + 1, params, body: { from: brace.at + 1, to: end }, isExpression: false }
}

/** The block or `=` expression of a definition behind its parameters: return type, `throws`, `where` are passed. */
function braceAfterParams(source: Source, close: number): { at: number; isBlock: boolean } | null {
  let angles = 0
  for (let at = close + 1; at < Math.min(source.tokens.length, close + 60); at += 1) {
    const token = source.tokens[at]
    if (token === undefined || token.kind === 'string') return null
    if (token.kind === 'newline') {
      if (isAt(source, at + 1, '{') || isAt(source, at + 1, '=')) continue
      return null
    }
    if (token.text === '<') angles += 1
    if (token.text === '>') angles -= 1
    if (token.text === '{') return { at, isBlock: true }
    const isExpression =
      token.text === '='
        ? ['kotlin', 'scala', 'julia'].includes(source.profile.id)
        : token.text === '=>' && ['csharp', 'dart', 'php'].includes(source.profile.id)
    if (isExpression) return { at: at + 1, isBlock: false }
    if (
      /^(?:;|\)|\}|,|=|=>|&&|\|\||\?|==|\+)$/.test(token.text) &&
      !(token.text === ',' && (angles > 0 || isInThrows(source, at, close)))
    )
      return null
    const partner = source.pair[at] ?? -1
    if (partner > at) at = partner
  }
  return null
}

function isInThrows(source: Source, at: number, close: number): boolean {
  for (let back = at; back > close; back -= 1)
    if (/^(?:throws|where|throw|:|use)$/.test(textAt(source, back))) return true
  return false
}

const STATEMENTS = new Set([
  'if',
  'while',
  'for',
  'switch',
  'catch',
  'when',
  'return',
  'match',
  'foreach',
  'using',
  'lock',
  'synchronized',
  'elseif',
  'guard',
  'await',
  'throw',
  'new',
  'else',
  'elsif',
  'unless',
  'until',
  'with',
])

function isCallStatement(source: Source, at: number): boolean {
  if (STATEMENTS.has(textAt(source, at))) return true
  const before = textAt(source, at - 1)
  if (STATEMENTS.has(before) || /^(?:=|\(|,|\?\.|&&|\|\||\?|return|->|!)$/.test(before)) return true
  return (
    before === '.' &&
    source.profile.id !== 'kotlin' &&
    source.profile.id !== 'swift' &&
    source.profile.id !== 'scala'
  )
}

function powershellFunction(source: Source, at: number, name: string): Fn | null {
  const before = wordAt(source, at - 1)
  if (before !== 'function' && before !== 'sub' && before !== 'filter' && before !== 'def') return null
  if (before === 'def') return scalaDefinition(source, at, name)
  return isAt(source, at + 1, '{') ? { ...(wordBlock(source, at - 1, at + 1) ?? emptyAt(at)), name } : null
}

/** Scala's `def name: T = value`. */
function scalaDefinition(source: Source, at: number, name: string): Fn | null {
  const body = braceAfterParams(source, at)
  if (body === null || body.isBlock) return null
  const to = endOfExpression(source, body.at)
  return { name, from: at - 1, to, params: [], ...bodyOf(source, { from: body.at, to }) }
}

function emptyAt(at: number): Fn {
  return { name: '', from: at, to: at, params: [], body: { from: at, to: at }, isExpression: false }
}

function indentedDefinition(source: Source, at: number, name: string): Fn | null {
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

function endDefinition(source: Source, at: number, name: string): Fn | null {
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
            : lineAfter(source, at)
    return { name, from: word, to: end + 1, params, body: { from, to: end }, isExpression: false }
  }
  return inlineDefinition(source, word, close, name, params)
}

function doAfter(source: Source, close: number): number {
  for (let at = close + 1; at < close + 60; at += 1) {
    if (isAt(source, at, 'do')) return at
    if (source.tokens[at] === undefined) return -1
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
function erlangClause(source: Source, at: number, name: string): Fn | null {
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

/** `- (T)name:(A)a other:(B)b { … }`. */
function objectiveMethod(source: Source, at: number, name: string): Fn | null {
  const start = statementStart(source, at)
  if (!/^[-+]$/.test(textAt(source, start))) return null
  const params: string[] = []
  for (let next = at; next < Math.min(source.tokens.length, at + 120); next += 1) {
    const partner = source.pair[next] ?? -1
    if (isAt(source, next, '{') && partner > next)
      return {
        name,
        from: start,
        to: partner + 1,
        params,
        body: { from: next + 1, to: partner },
        isExpression: false,
      }
    if (isAt(source, next, ';')) return null
    if (partner > next) {
      next = partner
      if (source.tokens[next + 1]?.kind === 'word') params.push(bare(source, next + 1))
    }
  }
  return null
}
