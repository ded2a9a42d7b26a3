import { tokenAt } from '../lexer/tokens.ts'
import { isPairWord } from './arguments.ts'
import { callAt } from './calls.ts'
import { definitionAt } from './definitions.ts'
import { isEcma, shorthandEntry } from './ecma-maps.ts'
import { endOfExpression, pathEndingAt } from './expression.ts'
import { DEFINES, formOf, isDefinition } from './forms.ts'
import { isKey, equalsIn } from './keys.ts'
import { pairOf } from './pairs.ts'
import { parallelAssignment } from './parallel.ts'
import { remember } from './remember.ts'
import { type Setting, type SettingForm, makeSetting } from './setting.ts'
import { type Source, isAt, kindAt, textAt } from './source.ts'

const ASSIGNS = new Set(['=', ':=', '+=', '|=', '||=', '&=', '<-', '??=', '-='])

/** Reads the setting whose name is the token at `at`; `null` when no value is given to it there. */
export function settingAt(source: Source, at: number): Setting | null {
  const kind = kindAt(source, at)
  return kind === 'word' || kind === 'string' ? readSetting(source, at) : null
}

const readSetting = remember(
  (source: Source, at: number) =>
    parallelAssignment(source, at) ??
    assigned(source, at) ??
    methodEntry(source, at) ??
    shortEntry(source, at) ??
    setter(source, at) ??
    pairOf(source, at),
)

/** JavaScript's `{ name }`. */
function shortEntry(source: Source, at: number): Setting | null {
  const value = shorthandEntry(source, at)
  return value === null ? null : makeSetting(source, at, 'entry', value, at, at + 1)
}

/** JavaScript's `{ name(a) {…} }`: the entry's value is the function. */
function methodEntry(source: Source, at: number): Setting | null {
  if (!/^(?:java|type)script$/.test(source.profile.id) || !isAt(source, at + 1, '(')) return null
  if (!isAt(source, source.parent[at] ?? -1, '{') || isAt(source, at - 1, '.')) return null
  const fn = definitionAt(source, at)
  return fn === null || fn.body.from <= at
    ? null
    : makeSetting(source, at, 'entry', { from: at, to: fn.to }, at, fn.to)
}

function assigned(source: Source, at: number): Setting | null {
  const sign = signAfter(source, at)
  if (sign < 0) return null
  const text = textAt(source, sign)
  const from = kindAt(source, at) === 'word' ? pathEndingAt(source, at).from : at
  if (ASSIGNS.has(text)) {
    const to = endOfExpression(source, sign + 1)
    return makeSetting(source, at, formOf(source, at), { from: sign + 1, to }, from, to)
  }
  if (!isKey(source, at, sign)) return null
  const end = endOfExpression(source, sign + 1)
  const equals = text === ':' ? equalsIn(source, sign + 1, end) : -1
  const value = { from: equals < 0 ? sign + 1 : equals + 1, to: end }
  const form = equals < 0 ? keyForm(source, at) : formOf(source, at)
  return makeSetting(source, at, form, value, from, end)
}

/** Ruby's `def get(url, verify: false)` has a default where other brackets have an argument. */
function keyForm(source: Source, at: number): SettingForm {
  const opener = source.parent[at] ?? -1
  const isParameter =
    source.profile.id === 'ruby' && isAt(source, opener, '(') && isDefinition(source, opener)
  return isParameter ? 'default' : 'entry'
}

/** Position of the sign that gives the name at `at` its value, past a closing subscript; -1: none. */
function signAfter(source: Source, at: number): number {
  let next = afterCast(source, at)
  const isSubscript =
    (isEcma(source) ? /^\]$/ : /^[\]}]$/).test(textAt(source, next)) &&
    kindAt(source, next) === 'mark' &&
    (source.pair[next] ?? -1) >= at - 6
  if (isSubscript) {
    next += 1
    if (isAt(source, next, ']')) next += 1
  }
  if (isAt(source, next, '?') && isAt(source, next + 1, ':')) next += 1
  if (isPairWord(source, next)) return next
  const token = tokenAt(source.tokens, next)
  if (token?.kind !== 'mark') return -1
  const isSign = ASSIGNS.has(token.text) || token.text === ':' || token.text === '=>'
  return isSign ? next : -1
}

/** Position behind Swift's `name as String` and Go's `var name Type`, else behind the name. */
function afterCast(source: Source, at: number): number {
  if (source.profile.id === 'go' && kindAt(source, at + 1) === 'word' && isAt(source, at + 2, '='))
    return at + 2
  if (source.profile.id !== 'swift' || !isAt(source, at + 1, 'as')) return at + 1
  return isAt(source, at + 2, '!') || isAt(source, at + 2, '?') ? at + 4 : at + 3
}

function setter(source: Source, at: number): Setting | null {
  if (kindAt(source, at) !== 'word') return null
  const call = callAt(source, at)
  const only = call?.args[0]
  if (call === null || only === undefined || isDefinitionName(source, at)) return null
  if (call.args.length > 2 || only.spread) return null
  return { ...makeSetting(source, at, 'setter', only.value, call.from, call.to) }
}

function isDefinitionName(source: Source, at: number): boolean {
  return DEFINES.has(textAt(source, at - 1))
}
