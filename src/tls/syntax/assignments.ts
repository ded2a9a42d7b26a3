import { tokenAt } from '../lexer/tokens.ts'
import { bare, endOfExpression } from './expression.ts'
import { settingAt } from './settings.ts'
import { type Range, type Source, isAt, kindAt, plain, textAt } from './source.ts'

/** Most definitions of one name that are looked at. */
export const MOST_DEFINITIONS = 200

/** A place where a variable or constant is given its value. */
export interface Assignment {
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
  if (kindAt(source, at) !== 'word' || bare(source, at) !== name) return []
  const setting = settingAt(source, at)
  if (setting === null || (setting.form !== 'assignment' && setting.form !== 'default')) return []
  const sign = textAt(source, setting.value.from - 1)
  if (sign === '+=' || sign === '-=' || sign === '|=' || sign === '&=') return []
  // PowerShell's variables have their sign; `@{ Name = $true }` makes none.
  if (source.profile.id === 'powershell' && !isAt(source, at - 1, '.') && !textAt(source, at).startsWith('$'))
    return []
  const isCase = isAt(source, at - 1, '.') && !/(?:^|\.)(?:this|self|cls|static)$/.test(setting.target)
  const path = setting.target === '' ? name : `${setting.target}.${name}`
  return [{ range: setting, value: setting.value, path, form: isCase ? 'assignment' : setting.form }]
}

/** `#define NAME v`, `-define(NAME, v)`, `define('NAME', v)`, Elixir's `@name v`, Perl's `use constant NAME => v` and `use constant { NAME => v }`, Go's `NAME = v` in `const (…)`. */
function constantAt(source: Source, at: number, name: string): Assignment | null {
  const token = tokenAt(source.tokens, at)
  if (token === undefined || (token.kind === 'string' ? token.value : bare(source, at)) !== name) return null
  const before = textAt(source, at - 1)
  const hasDefine = /^#?define$/.test(before) || (before === '(' && textAt(source, at - 2) === 'define')
  const isAttribute =
    source.profile.id === 'elixir' &&
    token.text.startsWith('@') &&
    !isAt(source, at - 1, '=') &&
    token.line === tokenAt(source.tokens, at + 1)?.line
  const isPerl =
    source.profile.id === 'perl' &&
    isAt(source, at + 1, '=>') &&
    (before === 'constant' || textAt(source, (source.parent[at] ?? 0) - 1) === 'constant')
  if (!hasDefine && !isAttribute && !isPerl) return null
  const from = isPerl || isAt(source, at + 1, ',') ? at + 2 : at + 1
  const onLine = before !== '(' && hasDefine
  const to = onLine ? lineEndOf(source, at) : endOfExpression(source, from)
  return to <= from ? null : { range: { from: at, to }, value: { from, to }, path: name, form: 'constant' }
}

function lineEndOf(source: Source, at: number): number {
  const line = tokenAt(source.tokens, at)?.line
  let next = at
  while (next < at + 60 && tokenAt(source.tokens, next)?.line === line) next += 1
  return next
}
