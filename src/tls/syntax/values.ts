import { type Argument, argumentsIn, type Call, callAt } from './calls.ts'
import { blocksAround } from './blocks.ts'
import { bare, endOfExpression, pathEndingAt, splitList } from './expression.ts'
import { type Fn, functionIn, definitionAt } from './functions.ts'
import { aliasesOf, canonicalPath } from './imports.ts'
import { settingAt } from './settings.ts'
import { isAt, plain, type Range, type Source, textAt, textOf, wordAt } from './source.ts'

/** What an expression is, as far as the file tells. */
export type Value =
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'null' }
  /** Nothing at all, as behind a bare `return`. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'list'; readonly items: readonly Range[] }
  | { readonly kind: 'map'; readonly entries: readonly Argument[] }
  /** A path that the file gives no value: `ssl.CERT_NONE`; atoms and symbols too. */
  | { readonly kind: 'name'; readonly path: string }
  | { readonly kind: 'call'; readonly call: Call }
  | { readonly kind: 'function'; readonly fn: Fn }
  /** Several values joined by `|`. */
  | { readonly kind: 'flags'; readonly parts: readonly Value[] }
  /** One of several, as `condition` decides. */
  | { readonly kind: 'choice'; readonly options: readonly Value[]; readonly condition: string }
  | { readonly kind: 'not'; readonly of: Value }
  | { readonly kind: 'unknown'; readonly text: string }

/** A value and the definitions that were followed to it. */
export interface Resolved {
  readonly value: Value
  readonly via: readonly Range[]
}

/** How many definitions are followed after one another. */
const DEEPEST = 6

/** How many operators within one another are read. */
const MOST_NESTED = 30

/** What the expression is, constants and variables of the file followed. */
export function resolve(source: Source, range: Range, depth = 0): Resolved {
  const via: Range[] = []
  return { value: evaluate({ source, via, depth }, range), via }
}

interface Context {
  readonly source: Source
  readonly via: Range[]
  readonly depth: number
}

function evaluate(context: Context, range: Range): Value {
  const { source } = context
  const { from, to } = trim(source, range)
  if (to <= from) return { kind: 'nothing' }
  if (context.depth > MOST_NESTED) return { kind: 'unknown', text: '' }
  const whole = { from, to }
  if (to - from === 1) return single(context, from)
  const fn = functionIn(source, whole)
  if (fn !== null) return { kind: 'function', fn }
  return (
    conditional(context, whole) ??
    operation(context, whole) ??
    composite(context, whole) ?? { kind: 'unknown', text: textOf(source, whole).slice(0, 300) }
  )
}

/** Takes off brackets around the whole, casts before it, and marks that do not change a value. */
function trim(source: Source, range: Range): Range {
  let { from, to } = range
  for (let steps = 0; steps < 64 && from < to; steps += 1) {
    const partner = source.pair[from] ?? -1
    if (source.tokens[from]?.kind === 'newline') from += 1
    else if (source.tokens[to - 1]?.kind === 'newline') to -= 1
    else if (isAt(source, from, '(') && partner === to - 1 && !isTuple(source, from))
      [from, to] = [from + 1, to - 1]
    else if (isAt(source, from, '(') && partner > from && isCast(source, from, partner, to))
      from = partner + 1
    else if (
      /^(?:&|\\|@|\?|\$|:|::|\.|#)$/.test(textAt(source, from)) &&
      source.tokens[from]?.kind === 'mark' &&
      to - from > 1
    )
      from += 1
    else if (
      /^(?:await|const|new|ref|typeof|return|AddressOf|addressof)$/.test(textAt(source, from)) &&
      source.tokens[from]?.kind === 'word' &&
      to - from > 1 &&
      !isAt(source, from + 1, '.')
    )
      from += 1
    else break
  }
  return { from, to }
}

function isTuple(source: Source, opener: number): boolean {
  return source.profile.id === 'python' && splitList(source, opener).length !== 1
}

/** `(long) 0`, `(id)kCFBooleanFalse`: names in brackets right before a value. */
function isCast(source: Source, from: number, close: number, to: number): boolean {
  const next = source.tokens[close + 1]
  if (next === undefined || close + 1 >= to) return false
  if (next.kind === 'mark' && !/^[(!@]$/.test(next.text)) return false
  for (let at = from + 1; at < close; at += 1)
    if (source.tokens[at]?.kind !== 'word' && !/^(?:\*|\.|::|<|>|&|__bridge)$/.test(textAt(source, at)))
      return false
  return close > from + 1 && close - from < 12
}

function single(context: Context, at: number): Value {
  const { source } = context
  const token = source.tokens[at]
  if (token === undefined) return { kind: 'nothing' }
  if (token.kind === 'string') return { kind: 'string', value: token.value }
  if (token.kind === 'number') return numberOf(token.text)
  if (token.kind === 'word') return named(context, at)
  return { kind: 'unknown', text: token.text }
}

function numberOf(text: string): Value {
  const value = Number(text.replaceAll('_', '').replace(/(?<=\d)[uUlLfFdDnN]{1,3}$/, ''))
  return Number.isNaN(value) ? { kind: 'unknown', text } : { kind: 'number', value }
}

function literalOf(source: Source, text: string): Value | null {
  const { literals, ignoreCase } = source.profile
  const is = (list: readonly string[]) =>
    list.some(each => (ignoreCase ? each.toLowerCase() === text.toLowerCase() : each === text))
  if (is(literals.true)) return { kind: 'boolean', value: true }
  if (is(literals.false)) return { kind: 'boolean', value: false }
  return is(literals.null) ? { kind: 'null' } : null
}

/** A word or path: a literal, a variable or constant of the file, a function of it, or a name from elsewhere. */
function named(context: Context, at: number): Value {
  const { source, via, depth } = context
  const path = pathEndingAt(source, at)
  const literal = literalOf(source, path.text) ?? literalOf(source, textAt(source, at))
  if (literal !== null && path.from === at) return literal
  if (literal !== null && literalOf(source, path.text) !== null) return literal
  const defined = depth < DEEPEST ? definitionFor(source, at, path.text) : null
  if (defined !== null) {
    via.push(...defined.ranges)
    return defined.value({ source, via, depth: depth + 1 })
  }
  const fn = depth < DEEPEST ? functionNamed(source, bare(source, at), at) : null
  if (fn !== null) return { kind: 'function', fn }
  return { kind: 'name', path: canonicalPath(source, path) }
}

interface Definition {
  readonly ranges: readonly Range[]
  readonly value: (context: Context) => Value
}

const OWN = /^(?:this|self|cls|Self|static|\$this|@)(?:\(\))?\.|^[A-Z]\w*\.(?=\w+$)/

/** Most definitions of one name that are looked at. */
const MOST_DEFINITIONS = 200

function definitionFor(source: Source, at: number, path: string): Definition | null {
  if (path.includes('(') || aliasesOf(source).has(path)) return null
  const isOwn = OWN.test(path)
  if (path.includes('.') && !isOwn) return pathDefinition(source, at, path)
  const name = bare(source, at)
  const all = assignmentsOf(source, name).filter(each => each.range.from > at || each.range.to <= at)
  const visible = visibleFrom(source, at, all, isOwn)
  const last = visible.at(-1)
  if (last === undefined) return null
  const earlier = visible.at(-2)
  const condition = conditionOf(source, last.range.from, at)
  if (condition === null || last.form === 'default')
    return { ranges: [last.range], value: context => defaultOf(last, context) }
  const ranges = earlier === undefined ? [last.range] : [last.range, earlier.range]
  return {
    ranges,
    value: context =>
      choice(context, [last.value, ...(earlier === undefined ? [] : [earlier.value])], condition),
  }
}

/** A parameter's default is what it is only when the caller gives nothing. */
function defaultOf(assignment: Assignment, context: Context): Value {
  const value = evaluate(context, assignment.value)
  if (assignment.form !== 'default') return value
  return { kind: 'choice', options: [value], condition: 'option' }
}

/** `options.verify` where the file has exactly that path assigned. */
function pathDefinition(source: Source, at: number, path: string): Definition | null {
  const same = assignmentsOf(source, bare(source, at)).filter(
    each => each.path === path && each.range.to <= at,
  )
  const last = same.at(-1)
  return last === undefined ? null : { ranges: [last.range], value: context => evaluate(context, last.value) }
}

interface Assignment {
  readonly range: Range
  readonly value: Range
  readonly path: string
  readonly form: 'assignment' | 'default' | 'constant'
}

const assignments = new WeakMap<Source, Map<string, readonly Assignment[]>>()

/** Where the file gives a variable or constant of that name its value. */
export function assignmentsOf(source: Source, name: string): readonly Assignment[] {
  const known = assignments.get(source) ?? new Map<string, readonly Assignment[]>()
  assignments.set(source, known)
  const found =
    known.get(name) ??
    (source.index.get(plain(name)) ?? [])
      .slice(0, MOST_DEFINITIONS)
      .flatMap(at => assignmentAt(source, at, name))
  known.set(name, found)
  return found
}

function assignmentAt(source: Source, at: number, name: string): Assignment[] {
  const constant = constantAt(source, at, name)
  if (constant !== null) return [constant]
  if (source.tokens[at]?.kind !== 'word' || bare(source, at) !== name) return []
  const setting = settingAt(source, at)
  if (setting === null || (setting.form !== 'assignment' && setting.form !== 'default')) return []
  const sign = textAt(source, setting.value.from - 1)
  if (sign === '+=' || sign === '-=' || sign === '|=' || sign === '&=') return []
  const isCase = isAt(source, at - 1, '.') && !/(?:^|\.)(?:this|self|cls|static)$/.test(setting.target)
  const path = setting.target === '' ? name : `${setting.target}.${name}`
  return [{ range: setting, value: setting.value, path, form: isCase ? 'assignment' : setting.form }]
}

/** `#define NAME v`, `-define(NAME, v)`, `define('NAME', v)`, Elixir's `@name v`, Go's `NAME = v` in `const (…)`. */
function constantAt(source: Source, at: number, name: string): Assignment | null {
  const token = source.tokens[at]
  if (token === undefined || (token.kind === 'string' ? token.value : bare(source, at)) !== name) return null
  const before = textAt(source, at - 1)
  const hasDefine = /^#?define$/.test(before) || (before === '(' && textAt(source, at - 2) === 'define')
  const isAttribute =
    source.profile.id === 'elixir' &&
    token.text.startsWith('@') &&
    !isAt(source, at - 1, '=') &&
    token.line === source.tokens[at + 1]?.line
  if (!hasDefine && !isAttribute) return null
  const from = isAt(source, at + 1, ',') ? at + 2 : at + 1
  const onLine = before !== '(' && hasDefine
  const to = onLine ? lineEndOf(source, at) : endOfExpression(source, from)
  return to <= from ? null : { range: { from: at, to }, value: { from, to }, path: name, form: 'constant' }
}

function lineEndOf(source: Source, at: number): number {
  const line = source.tokens[at]?.line
  let next = at
  while (next < at + 60 && source.tokens[next]?.line === line) next += 1
  return next
}

/** The definitions that a use can see: those of its own function before it, else those outside of functions. */
function visibleFrom(
  source: Source,
  at: number,
  all: readonly Assignment[],
  isOwn: boolean,
): readonly Assignment[] {
  if (isOwn) return all
  const scope = functionAround(source, at)
  const own = all.filter(
    each =>
      each.range.to <= at && scope !== null && each.range.from >= scope.from && each.range.from < scope.to,
  )
  if (own.length > 0) return own
  if (scope?.params.includes(bare(source, at))) return []
  const outer = all.filter(
    each =>
      functionAround(source, each.range.from) === null ||
      contains(functionAround(source, each.range.from), at),
  )
  const before = outer.filter(each => each.range.to <= at)
  return before.length > 0 ? before : outer
}

function contains(range: Range | null, at: number): boolean {
  return range !== null && range.from <= at && at < range.to
}

const CONTROL =
  /^(?:\}?\s*)?(?:if|else|elif|elsif|elseif|for|foreach|while|switch|case|try|catch|except|finally|with|using|lock|do|unless|until|when|match|select|class|object|struct|interface|namespace|module|package|extension|impl|trait|enum|begin|synchronized|return\s*$)\b/

/** The function around a token: its range, and the names of its parameters. */
export function functionAround(
  source: Source,
  at: number,
): { from: number; to: number; params: readonly string[] } | null {
  for (const { head, headText, body } of blocksAround(source, at)) {
    if (
      headText.trim() === '' ||
      CONTROL.test(
        headText.replace(
          /^(?:(?:public|private|protected|internal|static|final|abstract|export|default|pub|open|sealed|data|inline|partial|case)\s+)+/,
          '',
        ),
      )
    )
      continue
    if (!/[()]|->|=>|\bdef\b|\bsub\b|\bfunction\b|\bfun\b|\bmethod\b/.test(headText)) continue
    if (/=\s*(?:new\s+[\w.<>]+\s*(?:\(\))?|[\w.]*)\s*$/.test(headText)) continue
    return { from: head.from, to: body.to, params: paramWords(source, head) }
  }
  return null
}

function paramWords(source: Source, head: Range): string[] {
  const words: string[] = []
  for (let at = head.from; at < Math.min(head.to, head.from + 200); at += 1) {
    if (source.tokens[at]?.kind === 'word' && source.parent[at] !== source.parent[head.from])
      words.push(bare(source, at))
  }
  return words
}

/** The condition under which a definition holds that its use is not under; `null`: none. */
function conditionOf(source: Source, definition: number, use: number): string | null {
  for (const { headText, body } of blocksAround(source, definition)) {
    if (body.from <= use && use < body.to) return null
    const found = /^\W*(?:if|unless|else|elif|elsif|elseif|switch|case|when|guard)\b/.test(headText)
    if (found) return headText
    if (/\b(?:if|unless)\b[^]*\belse\b/.test(headText)) return headText
  }
  return null
}

const functions = new WeakMap<Source, Map<string, readonly { readonly at: number; readonly fn: Fn }[]>>()

/** The function of that name that the file defines; not the one whose name is at `not`. */
export function functionNamed(source: Source, name: string, not = -1): Fn | null {
  const known =
    functions.get(source) ?? new Map<string, readonly { readonly at: number; readonly fn: Fn }[]>()
  functions.set(source, known)
  const found = known.get(name) ?? definedAs(source, name)
  known.set(name, found)
  return found.find(({ at }) => at !== not)?.fn ?? null
}

function definedAs(source: Source, name: string): { at: number; fn: Fn }[] {
  return (source.index.get(plain(name)) ?? []).slice(0, MOST_DEFINITIONS).flatMap(at => {
    const fn =
      source.tokens[at]?.kind === 'word' && bare(source, at) === name ? definitionAt(source, at) : null
    return fn === null ? [] : [{ at, fn }]
  })
}

function choice(context: Context, ranges: readonly Range[], condition: string): Value {
  return { kind: 'choice', options: ranges.map(range => evaluate(deeper(context), range)), condition }
}

function deeper(context: Context): Context {
  return { ...context, depth: context.depth + 1 }
}

/** `c ? a : b`, `a if c else b`, `if c then a else b`, `a || b`, `a ?? b`. */
function conditional(context: Context, { from, to }: Range): Value | null {
  const { source, depth } = context
  if (depth >= DEEPEST) return null
  const signs = signsIn(source, from, to)
  const at = (sign: string) => signs.get(sign) ?? -1
  const question = at('?')
  const colon = question < 0 ? -1 : atLevel(source, question + 1, to, ':')
  if (question > from && colon > question) {
    const options = [
      { from: question + 1, to: colon },
      { from: colon + 1, to },
    ]
    return choice(context, options, textOf(source, { from, to: question }))
  }
  return wordConditional(context, { from, to }, at) ?? shortCircuit(context, { from, to }, at)
}

function wordConditional(context: Context, { from, to }: Range, at: (sign: string) => number): Value | null {
  const { source } = context
  const otherwise = at('else')
  if (otherwise < 0) return null
  const second = { from: otherwise + 1, to }
  if (wordAt(source, from) === 'if') {
    const close = isAt(source, from + 1, '(') ? (source.pair[from + 1] ?? -1) + 1 : at('then') + 1
    if (close <= from) return null
    return choice(
      context,
      [{ from: close, to: otherwise }, second],
      textOf(source, { from: from + 1, to: close }),
    )
  }
  const ifWord = at('if')
  if (ifWord <= from || otherwise < ifWord) return null
  return choice(context, [{ from, to: ifWord }, second], textOf(source, { from: ifWord + 1, to: otherwise }))
}

function shortCircuit(context: Context, { from, to }: Range, at: (sign: string) => number): Value | null {
  const found = ['||', '??', '?:', 'or', '&&', 'and'].map(at).find(position => position > from)
  if (found === undefined) return null
  return choice(
    context,
    [
      { from, to: found },
      { from: found + 1, to },
    ],
    textOf(context.source, { from, to }).slice(0, 300),
  )
}

const SIGNS = new Set(['?', 'else', 'then', 'if', '||', '??', '?:', 'or', '&&', 'and'])

/** First position of each sign that makes an expression conditional, outside of inner brackets. */
function signsIn(source: Source, from: number, to: number): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (let at = from; at < Math.min(to, from + 400); at += 1) {
    const text = textAt(source, at)
    if (SIGNS.has(text) && !found.has(text) && source.tokens[at]?.kind !== 'string') found.set(text, at)
    const partner = source.pair[at] ?? -1
    if (partner > at) at = partner
  }
  return found
}

/** Position of a mark or word outside of inner brackets; -1: none. */
function atLevel(source: Source, from: number, to: number, sign: string): number {
  for (let at = from; at < Math.min(to, from + 400); at += 1) {
    if (isAt(source, at, sign)) return at
    const partner = source.pair[at] ?? -1
    if (partner > at) at = partner
  }
  return -1
}

function operation(context: Context, { from, to }: Range): Value | null {
  const { source } = context
  const first = wordAt(source, from) || textAt(source, from)
  if (first === '!' || first === 'not' || first === '!!' || first === '-not') {
    const of = evaluate(deeper(context), { from: from + 1, to })
    const truth = truthOf(of)
    if (truth === null) return first === '!!' ? of : { kind: 'not', of }
    return { kind: 'boolean', value: first === '!!' ? truth : !truth }
  }
  if (first === '-' && source.tokens[from + 1]?.kind === 'number' && to - from === 2)
    return { kind: 'number', value: -1 }
  const bar = atLevel(source, from, to, '|')
  const joined =
    bar > from
      ? bar
      : ['bor', '-bor', 'Or', '|||', '+'].map(sign => atLevel(source, from, to, sign)).find(at => at > from)
  if (joined === undefined) return null
  if (isAt(source, joined, '+')) return joinedStrings(context, { from, to }, joined)
  const parts = [
    evaluate(deeper(context), { from, to: joined }),
    evaluate(deeper(context), { from: joined + 1, to }),
  ]
  return { kind: 'flags', parts: parts.flatMap(part => (part.kind === 'flags' ? part.parts : [part])) }
}

function joinedStrings(context: Context, { from, to }: Range, plus: number): Value | null {
  const left = evaluate(deeper(context), { from, to: plus })
  const right = context.depth < DEEPEST ? evaluate(deeper(context), { from: plus + 1, to }) : null
  if (left.kind !== 'string' || right?.kind !== 'string') return null
  return { kind: 'string', value: left.value + right.value }
}

/** Whether a literal counts as true; `null` for what is none. */
export function truthOf(value: Value): boolean | null {
  if (value.kind === 'boolean') return value.value
  if (value.kind === 'number') return value.value !== 0
  return value.kind === 'null' ? false : null
}

const CONVERSIONS = new Set([
  'Boolean',
  'bool',
  'Bool',
  'valueOf',
  'boolean',
  'int',
  'Int',
  'CBool',
  'BOOL',
  'bool_',
  'some',
  'Some',
  'Just',
  'Ok',
  'ok',
  'just',
  'literal',
  'toBoolean',
  'parseBoolean',
  'booleanValue',
  'numberWithBool',
  'intval',
  'boolval',
  'Int32',
  'ToBoolean',
  'Pointer',
  'BoolPtr',
  'Ptr',
  'ptr',
  'To',
  'Box',
  'Arc',
  'Value',
  'static_cast',
  'c_int',
])

function composite(context: Context, { from, to }: Range): Value | null {
  const { source, depth } = context
  const opener = isAt(source, from, '%') ? from + 1 : from
  if (source.pair[opener] === to - 1) {
    if (isAt(source, opener, '[')) return bracketed(source, opener)
    if (isAt(source, opener, '{')) return { kind: 'map', entries: argumentsIn(source, opener) }
    if (isAt(source, opener, '(')) return { kind: 'list', items: splitList(source, opener) }
  }
  const last = lastWord(source, from, to)
  if (last < 0) return null
  const path = pathEndingAt(source, last)
  if (path.from > from) return null
  if (path.to === to) return named(context, last)
  const call = callAt(source, last)
  if (call === null || call.to !== to) return suffixed(context, { from, to })
  const only = call.args[0]
  const isConversion = CONVERSIONS.has(call.name) && call.args.length === 1 && only !== undefined
  if (isConversion && depth < DEEPEST) return evaluate(deeper(context), only.value)
  if (
    /^(?:array|list|dict|Map|HashMap|Hash|hash|c|mapOf|listOf|table|Dictionary|Object\.freeze|freeze)$/.test(
      call.name,
    ) &&
    call.args.some(each => each.name !== null)
  )
    return { kind: 'map', entries: call.args }
  if (call.name === 'array' && call.args.length === 0) return { kind: 'list', items: [] }
  return { kind: 'call', call }
}

function bracketed(source: Source, opener: number): Value {
  const entries = argumentsIn(source, opener)
  const isMap = entries.some(entry => entry.name !== null || entry.spread)
  return isMap ? { kind: 'map', entries } : { kind: 'list', items: entries.map(entry => entry.value) }
}

/** `"false".toBoolean()`, `false as bool`. */
function suffixed(context: Context, { from, to }: Range): Value | null {
  const isConverted = isAt(context.source, from + 1, 'as') && to - from <= 5 && context.depth < DEEPEST
  return isConverted ? evaluate(deeper(context), { from, to: from + 1 }) : null
}

/** The last word of the path or call that the range is: before its last argument brackets. */
function lastWord(source: Source, from: number, to: number): number {
  let at = to - 1
  for (let steps = 0; steps < 4; steps += 1) {
    const partner = source.pair[at] ?? -1
    if (partner >= from && partner < at) at = partner - 1
    else break
  }
  if (textAt(source, at) === '>') while (at > from && textAt(source, at) !== '<') at -= 1
  if (textAt(source, at) === '<') at -= 1
  if (source.tokens[at]?.kind === 'word' || at < from) return at < from ? -1 : at
  return callWordIn(source, from, to)
}

/** Calls without brackets begin with their word. */
function callWordIn(source: Source, from: number, to: number): number {
  if (!source.profile.commandCalls && source.profile.id !== 'lua') return -1
  for (let at = from; at < Math.min(to, from + 12); at += 1) {
    if (source.tokens[at]?.kind === 'word' && callAt(source, at)?.to === to) return at
  }
  return -1
}
