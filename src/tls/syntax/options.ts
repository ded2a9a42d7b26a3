import { assignmentsOf } from './assignments.ts'
import type { Call } from './calls.ts'
import type { Given } from './code-view.ts'
import { lastPart } from './imports.ts'
import { remember } from './remember.ts'
import { resolve } from './resolve.ts'
import { settingsNamed } from './settings-named.ts'
import { type Range, type Source, plain, textOf, textAt } from './source.ts'

/** How deep maps within maps are looked through for an option. */
const DEEPEST_OPTION = 4

/** The argument of one of these plain names, also out of maps that are given or spread. */
export function optionOf(source: Source, args: Call['args'], names: readonly string[], depth: number): Given {
  for (const arg of args) if (arg.name !== null && names.includes(plain(arg.name))) return arg.value
  if (depth >= DEEPEST_OPTION) return null
  for (const arg of args) {
    if (arg.name !== null) continue
    const { value } = resolve(source, arg.value)
    const entries =
      value.kind === 'map'
        ? value.entries
        : value.kind === 'call' && /^(?:dict|Hash|Map)$/.test(value.call.name)
          ? value.call.args
          : null
    const found = entries === null ? null : optionOf(source, entries, names, depth + 1)
    if (found !== null) return found
    if (value.kind === 'map' && arg.value.to - arg.value.from <= 2) {
      const later = assignedKey(source, textOf(source, arg.value), names)
      if (later !== null) return later
    }
  }
  return null
}

/** `options['verify'] = False` after `options` was made. */
function assignedKey(source: Source, name: string, names: readonly string[]): Given {
  return assignedKeys(source, names.join('\0')).get(name) ?? null
}

/** What keys of these names are first assigned, by the variable that they belong to. */
const assignedKeys = remember((source: Source, names: string): ReadonlyMap<string, Range> => {
  const values = new Map<string, Range>()
  for (const { at, form, target, value } of settingsNamed(source, names.split('\0'))) {
    if (form !== 'assignment') continue
    for (const variable of [textAt(source, at - 2), target])
      if (!values.has(variable)) values.set(variable, value)
  }
  return values
})

/** The call that made a variable, as a path; empty where the file does not tell. */
export function madeBy(source: Source, name: string, at: number): string {
  const last =
    assignmentsOf(source, name)
      .filter(each => each.range.to <= at)
      .at(-1) ?? assignmentsOf(source, name)[0]
  if (last === undefined) return ''
  const { value } = resolve(source, last.value)
  return value.kind === 'call' ? value.call.path : ''
}

/** What a call is made on: the maker of its receiver, else the receiver’s path. */
export function receiverOf(source: Source, call: Call): string {
  const dot = call.path.lastIndexOf('.')
  if (dot < 0) return ''
  const before = call.path.slice(0, dot)
  return madeBy(source, lastPart(before), call.at) || before
}
