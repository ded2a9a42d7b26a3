import { isEcma, isPattern } from './ecma-maps.ts'
import type { SettingForm } from './setting.ts'
import { type Source, isAt, kindAt, textAt } from './source.ts'

/** Words before the name that a definition gives. */
export const DEFINES = new Set([
  'def',
  'fun',
  'func',
  'fn',
  'function',
  'sub',
  'lambda',
  'constructor',
  'init',
  'defp',
  'override',
])

/** `name = value` between brackets is an argument; in a definition it is a parameter's default. */
export function formOf(source: Source, at: number): SettingForm {
  const opener = source.parent[at] ?? -1
  if (isAt(source, opener, '(')) return isDefinition(source, opener) ? 'default' : 'entry'
  if (isEcma(source) && isAt(source, opener, '{')) return isPattern(source, opener) ? 'default' : 'assignment'
  const isMap = isAt(source, opener, '{') && isAt(source, at - 1, ',')
  if (isMap || isAt(source, opener, '[')) return 'entry'
  return 'assignment'
}

/** Whether the bracket at `opener` holds the parameters of a definition. */
export function isDefinition(source: Source, opener: number): boolean {
  for (let at = opener - 1; at >= Math.max(0, opener - 3); at -= 1) {
    if (kindAt(source, at) === 'newline') return false
    if (DEFINES.has(textAt(source, at))) return true
  }
  const close = source.pair[opener] ?? -1
  return close > 0 && isAt(source, close + 1, '=>') && !isAt(source, opener - 1, '@')
}
