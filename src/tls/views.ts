import type { Command, EnvironmentView, ShellView, StringsView, Text, Variable } from './file-views.ts'
import { saysNo } from './file-views.ts'
import { tokenAt } from './lexer/tokens.ts'
import type { Match } from './match.ts'
import type { Reading } from './reading.ts'
import { optionsOf } from './shell/command.ts'
import { isGuarded } from './syntax/guarded.ts'
import type { Value } from './syntax/value.ts'
import { valueKey } from './value-key.ts'

/** The view of a file's commands. */
export function shellView(reading: Reading): ShellView {
  const byName = Map.groupBy(reading.commands, command => command.name.toLowerCase())
  const view: ShellView = {
    path: reading.path,
    commands: (...names) =>
      names.length === 0 ? reading.commands : names.flatMap(name => byName.get(name.toLowerCase()) ?? []),
    found: command => ({
      ...at(command, command.guarded, command.also),
      key: `command ${command.name} ${command.from}`,
    }),
    withOption(command, names, lettersWithValue, longWithValue) {
      const has = optionsOf(command, lettersWithValue, longWithValue).some(
        option =>
          names.includes(option.name) && !saysNo(option.name.startsWith('--') ? (option.value ?? '') : ''),
      )
      return has ? [view.found(command)] : []
    },
  }
  return view
}

function at(
  { from, to }: { readonly from: number; readonly to: number },
  guarded: boolean,
  also: Command['also'] = [],
): Match {
  return { from, to, also, ...(guarded ? { level: 'guarded' } : {}) }
}

/** The view of the environment's variables that a file sets; those that code sets come from its settings. */
export function environmentView(reading: Reading): EnvironmentView {
  const byName = Map.groupBy(reading.variables, variable => variable.name)
  return {
    path: reading.path,
    variables: (...names) => names.flatMap(name => [...(byName.get(name) ?? []), ...inCode(reading, name)]),
    all: reading.variables,
    found: variable => ({
      ...at(variable, variable.guarded),
      key: valueKey(variable.name, variable.from),
    }),
  }
}

function textOf(value: Value): string | null {
  if (value.kind === 'string') return value.value
  return value.kind === 'number' || value.kind === 'boolean' ? String(value.value) : null
}

function inCode(reading: Reading, name: string): Variable[] {
  return reading.codes.flatMap(({ source, view, lineOf }) =>
    view.settings(name, `env:${name}`).flatMap(setting => {
      if (setting.name.replace(/^env:/i, '') !== name || setting.form === 'default') return []
      const value = view.value(setting.value)
      const from = lineOf(tokenAt(source.tokens, setting.from)?.line ?? 1)
      const to = lineOf(tokenAt(source.tokens, setting.to - 1)?.endLine ?? 1)
      const isChoice = value.kind === 'choice'
      const guarded = isChoice || isGuarded(source, setting.from)
      return (isChoice ? value.options : [value]).map(each => ({
        name,
        value: textOf(each),
        from,
        to,
        guarded,
      }))
    }),
  )
}

function textsWith(reading: Reading, pieces: readonly string[]): readonly Text[] {
  return reading.texts.filter(({ value }) => {
    const text = value.toLowerCase()
    return pieces.some(piece => text.includes(piece))
  })
}

/** The view of the texts in a file. */
export function stringsView(reading: Reading): StringsView {
  const known = new Map<string, readonly Text[]>()
  return {
    path: reading.path,
    containing(...pieces) {
      const key = pieces.join('\0').toLowerCase()
      const found = known.get(key) ?? textsWith(reading, key.split('\0'))
      known.set(key, found)
      return found
    },
    found: ({ from, to }: Text) => ({ from, to }),
  }
}
