import type { Variable } from './command.ts'
import { readScript, type Script } from './read-script.ts'

interface Instruction {
  readonly word: string
  /** With its line ends kept, so that lines can be told. */
  readonly text: string
  readonly line: number
  readonly to: number
}

/** Reads a Dockerfile: what `RUN`, `CMD`, `ENTRYPOINT` and `HEALTHCHECK` run, what `ENV` and `ARG` set. */
export function readDockerfile(text: string): Script {
  const commands: Script['commands'][number][] = []
  const variables: Variable[] = []
  for (const instruction of instructionsOf(text)) {
    const script = instruction.word === 'ENV' || instruction.word === 'ARG' ? null : scriptOf(instruction)
    if (script !== null) {
      for (const command of script.commands) commands.push(command)
      for (const variable of script.variables) variables.push(variable)
    } else if (instruction.word === 'ENV' || instruction.word === 'ARG')
      variables.push(...variablesOf(instruction))
  }
  return { commands, variables }
}

function instructionsOf(text: string): Instruction[] {
  const lines = text.split('\n')
  const found: Instruction[] = []
  const escape = /^#\s*escape\s*=\s*`/im.test(text.slice(0, 300)) ? '`' : '\\'
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    const word = /^\s*(?:ONBUILD\s+)?([A-Za-z]+)\s/.exec(line)
    if (word === null) continue
    const own = [line.slice(word[0].length)]
    const start = at
    while (goesOn(lines[at] ?? '', escape, at > start) && at + 1 < lines.length) {
      at += 1
      const next = lines[at] ?? ''
      own.push(/^\s*#/.test(next) ? escape : next)
    }
    const heredoc = /<<-?\s*["']?([A-Za-z_]\w*)["']?/.exec(own.join(' '))
    if (heredoc !== null) {
      while (at + 1 < lines.length) {
        at += 1
        own.push(lines[at] ?? '')
        if ((lines[at] ?? '').trim() === heredoc[1]) break
      }
    }
    found.push({
      word: (word[1] ?? '').toUpperCase(),
      text: own.join('\n').replaceAll('`\n', '\\\n'),
      line: start + 1,
      to: at + 1,
    })
  }
  return found
}

/** A line goes on when it ends with the escape sign; comments and empty lines within do not end it. */
function goesOn(line: string, escape: string, isWithin: boolean): boolean {
  if (isWithin && /^\s*(?:#.*)?$/.test(line)) return true
  return line.trimEnd().endsWith(escape)
}

function scriptOf({ word, text, line, to }: Instruction): Script | null {
  if (!['RUN', 'CMD', 'ENTRYPOINT', 'HEALTHCHECK', 'SHELL', 'COPY', 'ADD'].includes(word)) return null
  if (word === 'COPY' || word === 'ADD') return copied(text, line)
  // Options such as --mount stand before the command.
  const command = text.replace(
    /^(?:\s*--(?:mount|network|security|interval|timeout|start-period|start-interval|retries)=\S+|\s*\\\n)*/,
    options => options.replace(/[^\n\\]/g, ' '),
  )
  const own = word === 'HEALTHCHECK' ? command.replace(/^(\s*)CMD\b/, '$1   ') : command
  const list = own.trim().startsWith('[') ? listOf(own) : null
  if (list !== null) return placed(readScript(list, line), line, to)
  return readScript(own, line)
}

/** `COPY <<EOF /etc/file`: a document that is written to a file. */
function copied(text: string, line: number): Script | null {
  const found = /^\s*(?:--\S+\s+)*<<-?\s*["']?([A-Za-z_]\w*)["']?\s+(\S+)/.exec(text)
  if (found === null) return null
  return readScript(`cat > ${found[2]} <<${found[1]}${text.slice(found[0].length)}`, line)
}

function listOf(text: string): string | null {
  try {
    const words: unknown = JSON.parse(text.replaceAll('\\\n', ' '))
    if (!Array.isArray(words) || !words.every(word => typeof word === 'string')) return null
    return words.map(word => `'${word.replaceAll("'", `'\\''`)}'`).join(' ')
  } catch {
    return null
  }
}

function placed(script: Script, from: number, to: number): Script {
  return {
    commands: script.commands.map(command => ({ ...command, from, to })),
    variables: script.variables.map(variable => ({ ...variable, from, to })),
  }
}

/** `ENV a=b c="d e"` and `ENV a b`; each on its own line where they are. */
function variablesOf({ word, text, line, to }: Instruction): Variable[] {
  const script = readScript(`export ${text}`, line)
  if (script.variables.length > 0 && /^\s*[\w.-]+=/.test(text.replace(/^(?:\s*\\\n)*/, '')))
    return withLines(script.variables, text, line)
  const pair = /^\s*([\w.-]+)\s+([^]*)$/.exec(text)
  if (pair === null || word === 'ARG') return []
  return [
    {
      name: pair[1] ?? '',
      value: (pair[2] ?? '').trim().replace(/^["']|["']$/g, ''),
      from: line,
      to,
      guarded: false,
    },
  ]
}

/** A variable's own line among those of its instruction. */
function withLines(variables: readonly Variable[], text: string, line: number): Variable[] {
  const lines = text.split('\n')
  return variables.map(variable => {
    const own = lines.findIndex(each => each.includes(`${variable.name}=`))
    return own < 0 ? variable : { ...variable, from: line + own, to: line + own }
  })
}
