import type { Command, Variable, Word } from './command.ts'
import { ASSIGNMENT, defaultIn } from './to-command.ts'

/** What was read of a script so far. */
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
  if (PASSES_ON.has(command.name)) found.push(...passedOn(command))
  reading.variables.push(...found)
  const isAlone = command.name === '' || SETS.has(command.name)
  if (isAlone) for (const variable of found) reading.values.set(variable.name, variable)
}

/** Commands that set variables for what they run elsewhere: `docker run -e X=1`, `heroku config:set X=1`. */
const PASSES_ON = new Set([
  'docker',
  'podman',
  'nerdctl',
  'docker-compose',
  'buildah',
  'kubectl',
  'oc',
  'heroku',
  'fly',
  'flyctl',
  'cf',
  'dokku',
  'eb',
  'railway',
])

function passedOn({ words, from, to, guarded }: Command): Variable[] {
  return words.flatMap(({ text }) => {
    const found = /^(?:--env=|--build-arg=|--set-env-vars=|-e)?([A-Z][A-Z0-9_]{2,100})=([^]*)$/.exec(text)
    return found === null
      ? []
      : [{ name: found[1] ?? '', value: knownValue(found[2] ?? ''), from, to, guarded }]
  })
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

/** Replaces words that are variables whose value the script told before, the command's own name too. */
export function expand(reading: Reading, command: Command): Command {
  if (!mayBeVariable(command.name) && !command.words.some(({ text }) => mayBeVariable(text))) return command
  const also: Variable[] = []
  const known = (word: Word): Word[] => {
    const given = alternativeIn(word.text)
    if (given !== null) {
      also.push({ name: '', value: given, from: command.from, to: command.to, guarded: true })
      return given.split(/\s+/).map(text => ({ ...word, text }))
    }
    const variable = variableIn(reading, word.text)
    if (variable?.value === undefined || variable.value === null || variable.value.trim() === '')
      return [word]
    also.push(variable)
    const parts = variable.value.split(/\s+/).filter(text => text !== '')
    return parts.map(text => ({ ...word, text }))
  }
  const [first, ...more] = known({ text: command.name, quoted: false, from: command.from, to: command.from })
  const words = [...more, ...command.words.flatMap(known)]
  if (also.length === 0 || words.length > MOST_WORDS || first === undefined) return command
  const guarded = command.guarded || also.some(variable => variable.guarded)
  return { ...command, name: first.text.replace(/^.*[\\/]/, ''), words, also, guarded }
}

function mayBeVariable(text: string): boolean {
  return text.startsWith('$') || text.startsWith('%')
}

/** What a word is when a variable is set, and else nothing: `-k` of `${INSECURE:+-k}`. */
function alternativeIn(text: string): string | null {
  return /^\$\{\w{1,100}:?\+\s*([^${}\s][^${}]{0,300})\}$/.exec(text)?.[1]?.trim() ?? null
}

/** The variable that a word is nothing but: `$X`, `${X}`, `"${X[@]}"`, `%X%`. */
function variableIn(reading: Reading, text: string): Variable | undefined {
  const name = /^\$\{?([A-Za-z_]\w*)(?:\[[@*]\])?\}?$/.exec(text)?.[1] ?? /^%(\w+)%$/.exec(text)?.[1]
  return name === undefined ? undefined : reading.values.get(name)
}

/** A value that is told by the script itself; `null` for another variable's or a command's. */
function knownValue(text: string): string | null {
  if (!text.startsWith('$')) return text
  const value = defaultIn(text)
  return value === text ? null : value
}
