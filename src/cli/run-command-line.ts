import { didYouMean } from '../policy/closest.ts'
import { type Command, EXIT, type Terminal } from './command.ts'
import { ownVersion } from './own-version.ts'
import { usageMistake } from './usage-mistake.ts'

const PROGRAM = 'compliance-patrol'

/** Runs the command that the arguments name, and gives out the exit code. */
export async function runCommandLine(
  args: readonly string[],
  terminal: Terminal,
  commands: readonly Command[],
): Promise<number> {
  // `help audit` is what `audit --help` is.
  if (args[0] === 'help' && args.length > 1)
    return runCommandLine([...args.slice(1), '--help'], terminal, commands)
  const command = commands.find(({ name }) => name.split(' ').every((word, i) => args[i] === word))
  if (command === undefined) return withoutCommand(args, terminal, commands)
  const rest = args.slice(command.name.split(' ').length)
  if (asksForHelp(rest)) return print(terminal, helpOf(command))
  try {
    return await command.run(rest, terminal)
  } catch (error) {
    const mistake = usageMistake(error, command)
    if (mistake === null) throw error
    terminal.err(`${mistake}\n\n${usageOf(command)}\n`)
    return EXIT.impossible
  }
}

function withoutCommand(args: readonly string[], terminal: Terminal, commands: readonly Command[]): number {
  if (args.length === 0 || isHelp(args[0])) return print(terminal, overview(commands))
  if (args[0] === '--version' || args[0] === '-v') return print(terminal, `${ownVersion()}\n`)
  const group = commands.filter(({ name }) => name.startsWith(`${args[0]} `))
  if (group.length > 0 && isHelp(args[1])) return print(terminal, overview(group))
  terminal.err(`${notACommand(args, group.length > 0 ? group : commands)}\n`)
  return EXIT.impossible
}

function notACommand(args: readonly string[], commands: readonly Command[]): string {
  const names = commands.map(({ name }) => name)
  const given =
    args
      .filter(arg => !arg.startsWith('-'))
      .slice(0, 2)
      .join(' ') || String(args[0])
  const hint = didYouMean(given, names) || didYouMean(String(args[0]), names)
  return `\`${given}\` is not a command.${hint} Commands: ${names.join(', ')}.`
}

function asksForHelp(args: readonly string[]): boolean {
  return args.some(arg => arg === '--help' || arg === '-h') || args[0] === 'help'
}

function isHelp(arg: string | undefined): boolean {
  return arg === '--help' || arg === '-h' || arg === 'help'
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
