import { tokenAt } from '../lexer/tokens.ts'
import { type Argument, argumentOf, argumentsIn } from './arguments.ts'
import { bare, calleeBefore, endOfExpression, openerAfter, pathEndingAt } from './expression.ts'
import { canonicalPath } from './imports.ts'
import { remember } from './remember.ts'
import { type Range, type Source, isAt, kindAt, textAt, wordAt } from './source.ts'
import { TRAILING, isHeader, trailingBlock } from './trailing-block.ts'

/** A call, however it is written; a struct or message literal counts as one. */
export interface Call extends Range {
  /** Position of the callee's last word. */
  readonly at: number
  /** The callee's last part: `get` of `requests.get`; of an alias, what it stands for. */
  readonly name: string
  /** The whole callee with dots between its parts, aliases of imports and plain variables replaced. */
  readonly path: string
  readonly args: readonly Argument[]
}

/** Reads the call whose callee's last word is at `at`; `null` when no call is written there. */
export function callAt(source: Source, at: number): Call | null {
  return kindAt(source, at) === 'word' ? readCall(source, at) : null
}

const readCall = remember(
  (source: Source, at: number) =>
    bracketCall(source, at) ?? messageAt(source, at) ?? structAt(source, at) ?? bracketlessCall(source, at),
)

function makeCall(source: Source, at: number, to: number, args: readonly Argument[]): Call {
  const path = pathEndingAt(source, at)
  const canonical = canonicalPath(source, path)
  return {
    from: path.from,
    to,
    at,
    name: canonical.slice(canonical.lastIndexOf('.') + 1),
    path: canonical,
    args,
  }
}

function bracketCall(source: Source, at: number): Call | null {
  const opener = openerAfter(source, at)
  if (opener < 0) return null
  const close = source.pair[opener] ?? -1
  const args = argumentsIn(source, opener)
  const end = close < 0 ? source.tokens.length : close + 1
  const block = trailingBlock(source, end)
  if (block === null) return makeCall(source, at, end, args)
  return makeCall(source, at, block.to, [...args, { name: null, value: block, spread: false }])
}

/** Objective-C's `[receiver name:value other:value]`. */
function messageAt(source: Source, at: number): Call | null {
  if (source.profile.id !== 'objective-c') return null
  const opener = source.parent[at] ?? -1
  const close = source.pair[opener] ?? -1
  if (!isAt(source, opener, '[') || close < 0) return null
  const isSelector = isAt(source, at + 1, ':') || (at + 1 === close && at - 1 > opener)
  if (!isSelector || isAt(source, at - 1, '?')) return null
  const args: Argument[] = []
  let start = -1
  for (let next = at; next < close; next += 1) {
    const partner = source.pair[next] ?? -1
    if (partner > next) next = partner
    const isPart =
      kindAt(source, next) === 'word' && isAt(source, next + 1, ':') && source.parent[next] === opener
    if (!isPart) continue
    const last = args.at(-1)
    if (last !== undefined) args[args.length - 1] = { ...last, value: { from: start, to: next } }
    start = next + 2
    args.push({ name: bare(source, next), value: { from: start, to: close }, spread: false })
  }
  const receiver = bare(source, opener + 1)
  const name = bare(source, at)
  return { from: opener, to: close + 1, at, name, path: `${receiver}.${name}`, args }
}

/** `tls.Config{…}` (Go), `Config { … }` (Rust), `new Config { … }` (C#). */
function structAt(source: Source, at: number): Call | null {
  const isStruct = isAt(source, at + 1, '{') && (source.pair[at + 1] ?? -1) > at
  if (!isStruct) return luaCall(source, at)
  const start = pathEndingAt(source, at).from
  const isNew = isAt(source, start - 1, 'new')
  const isBlockCall = TRAILING.has(source.profile.id)
  const close = source.pair[at + 1] ?? at
  if (isBlockCall && !isHeader(source, at + 1)) {
    const block = { from: at + 1, to: close + 1 }
    return makeCall(source, at, close + 1, [{ name: null, value: block, spread: false }])
  }
  if (!source.profile.structLiterals && !isNew && source.profile.id !== 'lua') return null
  return makeCall(source, at, close + 1, argumentsIn(source, at + 1))
}

/** Lua's `f"x"` and `f{…}`. */
function luaCall(source: Source, at: number): Call | null {
  if (source.profile.id !== 'lua' || kindAt(source, at + 1) !== 'string') return null
  return makeCall(source, at, at + 2, [{ name: null, value: { from: at + 1, to: at + 2 }, spread: false }])
}

const NOT_CALLED = new Set([
  'if',
  'unless',
  'while',
  'return',
  'end',
  'else',
  'not',
  'and',
  'or',
  'in',
  'do',
  'then',
  'def',
  'class',
  'module',
  'import',
  'case',
  'when',
  'elsif',
  'my',
  'our',
  'local',
  'use',
  'yield',
  'new',
  'function',
  'param',
])

/** `get url, verify: false`: the arguments end with the statement. */
function bracketlessCall(source: Source, at: number): Call | null {
  if (!source.profile.commandCalls || NOT_CALLED.has(wordAt(source, at))) return null
  // PowerShell's `-Name` is a parameter of a call, and none itself.
  if (textAt(source, at).startsWith('-')) return null
  const next = tokenAt(source.tokens, at + 1)
  const here = tokenAt(source.tokens, at)
  if (next === undefined || here === undefined || next.start === here.end || next.line !== here.line)
    return null
  const begins =
    next.kind === 'word'
      ? !NOT_CALLED.has(next.text)
      : next.kind === 'string' || next.kind === 'number' || /^(?:[:{[]|->|&|\*\*)$/.test(next.text)
  if (!begins || (next.text === '{' && calleeBefore(source, at + 1) === at)) return null
  const args: Argument[] = []
  let from = at + 1
  while (args.length < 100) {
    const to = endOfExpression(source, from)
    if (to <= from) break
    args.push(argumentOf(source, { from, to }))
    if (!isAt(source, to, ',')) {
      from = to
      break
    }
    from = to + 1
  }
  const block = trailingBlock(source, from)
  if (block !== null) args.push({ name: null, value: block, spread: false })
  return makeCall(source, at, block?.to ?? from, args)
}
