import { commandLines } from './command-lines.ts'

/** What somebody asks of us in a comment. */
export type Command =
  | { readonly command: 'refresh' }
  | {
      readonly command: 'unknown'
      /** What stood behind `/patrol`, at most 50 characters; typed by anybody, so escape it. */
      readonly word: string
    }

const COMMAND = /^ {0,3}\/patrol(?:[ \t]+(\S.*))?$/i
const LONGEST_WORD = 50

/**
 * The command in a comment: a line of its own such as `/patrol refresh`, in any case, that is no part of a
 * quote, of code or of an HTML comment. The first command that exists; else the first that does not; else `null`.
 */
export function parseCommand(body: string): Command | null {
  const commands = commandLines(body)
    .map(line => COMMAND.exec(line.trimEnd()))
    .filter(match => match !== null)
    .map(match => commandOf(match[1] ?? ''))
  return commands.find(({ command }) => command !== 'unknown') ?? commands[0] ?? null
}

function commandOf(word: string): Command {
  if (word.toLowerCase() === 'refresh') return { command: 'refresh' }
  return { command: 'unknown', word: Array.from(word).slice(0, LONGEST_WORD).join('') }
}
