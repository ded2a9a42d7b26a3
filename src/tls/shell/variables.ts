import type { Command, Variable } from './command.ts'
import { ASSIGNMENT, defaultIn } from './to-command.ts'

export interface Reading {
  readonly commands: Command[]
  readonly variables: Variable[]
  /** Conditions that the present command stands under. */
  readonly conditions: string[]
  readonly values: Map<string, Variable>
  readonly batch: boolean
  depth: number
}

const SETS = new Set(['export', 'declare', 'typeset', 'local', 'readonly', 'set', 'setx', 'setenv'])

/** Keeps what a command sets for those after it: `X=1`, `export X=1`, `set X=1`, fish's `set -gx X 1`. */
export function keepVariables(reading: Reading, command: Command): void {
  const found = [...command.assignments]
  if (SETS.has(command.name.toLowerCase())) found.push(...exported(command))
  reading.variables.push(...found)
  const isAlone = command.name === '' || SETS.has(command.name)
  if (isAlone) for (const variable of found) reading.values.set(variable.name, variable)
}

function exported(command: Command): Variable[] {
  const { from, to, guarded } = command
  const plainWords = command.words.filter(word => !/^[-/]/.test(word.text) || word.quoted)
  const found = plainWords.flatMap(word => {
    const match = ASSIGNMENT.exec(word.text)
    return match === null
      ? []
      : [{ name: match[1] ?? '', value: knownValue(match[2] ?? ''), from, to, guarded }]
  })
  const [name, value] = plainWords
  const isPair =
    found.length === 0 && name !== undefined && value !== undefined && /^set(?:x|env)?$/i.test(command.name)
  return isPair ? [{ name: name.text, value: value.text, from, to, guarded }] : found
}

/** Most words that a command grows to when variables in it are replaced. */
const MOST_WORDS = 5_000

/** Replaces words that are variables whose value the script told before. */
export function expand(reading: Reading, command: Command): Command {
  const also: { from: number; to: number }[] = []
  let guarded = command.guarded
  const words = command.words.flatMap(word => {
    const name =
      /^["']?\$\{?([A-Za-z_]\w*)(?:\[[@*]\])?\}?$/.exec(word.text)?.[1] ?? /^%(\w+)%$/.exec(word.text)?.[1]
    const known = name === undefined ? undefined : reading.values.get(name)
    if (known?.value === undefined || known.value === null || known.value === '') return [word]
    also.push({ from: known.from, to: known.to })
    guarded ||= known.guarded
    return known.value
      .split(/\s+/)
      .filter(text => text !== '')
      .map(text => ({ ...word, text }))
  })
  if (also.length === 0 || words.length > MOST_WORDS) return command
  return { ...command, words, also, guarded }
}

/** A value that is told by the script itself; `null` for another variable's or a command's. */
function knownValue(text: string): string | null {
  if (!text.startsWith('$')) return text
  const value = defaultIn(text)
  return value === text ? null : value
}
