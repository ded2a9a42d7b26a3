import { didYouMean } from '../policy/closest.ts'
import { type Command, EXIT, type Terminal, UsageError } from './command.ts'

const PROGRAM = 'compliance-patrol'

/** Runs the command that the arguments name, and gives out the exit code. */
export async function runCommandLine(
  args: readonly string[],
  terminal: Terminal,
  commands: readonly Command[],
): Promise<number> {
  const command = commands.find(({ name }) => name.split(' ').every((word, i) => args[i] === word))
  if (command === undefined) return withoutCommand(args, terminal, commands)
  const rest = args.slice(command.name.split(' ').length)
  if (asksForHelp(rest)) return print(terminal, helpOf(command))
  try {
    return await command.run(rest, terminal)
  } catch (error) {
    if (!isUsageError(error)) throw error
    terminal.err(`${error.message}\n\n${usageOf(command)}\n`)
    return EXIT.impossible
  }
}

function withoutCommand(args: readonly string[], terminal: Terminal, commands: readonly Command[]): number {
  if (args.length === 0 || asksForHelp(args)) return print(terminal, overview(commands))
  const names = commands.map(({ name }) => name)
  const given =
    args
      .filter(arg => !arg.startsWith('-'))
      .slice(0, 2)
      .join(' ') || String(args[0])
  const hint = didYouMean(given, names) || didYouMean(String(args[0]), names)
  terminal.err(`\`${given}\` is not a command.${hint} Commands: ${names.join(', ')}.\n`)
  return EXIT.impossible
}

function asksForHelp(args: readonly string[]): boolean {
  return args.includes('--help') || args.includes('-h') || args[0] === 'help'
}

/** What `parseArgs` of Node throws is a mistake of the user, too. */
function isUsageError(error: unknown): error is Error {
  if (error instanceof UsageError) return true
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
}

function print(terminal: Terminal, text: string): number {
  terminal.out(text)
  return EXIT.fine
}

function overview(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length)) + 2
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(width)}${summary}`)
  return [
    `Usage: ${PROGRAM} COMMAND …`,
    '',
    ...lines,
    '',
    `${PROGRAM} COMMAND --help explains one.`,
    'Exit codes: 0 all is well, 1 something is wrong with what was looked at, 2 it could not be looked at.',
    '',
  ].join('\n')
}

function usageOf({ name, usage }: Command): string {
  return `Usage: ${PROGRAM} ${name} ${usage}`
}

function helpOf(command: Command): string {
  return `${usageOf(command)}\n\n${command.summary}\n\n${command.help.trim()}\n`
}
