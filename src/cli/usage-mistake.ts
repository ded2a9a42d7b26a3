import { didYouMean } from '../policy/closest.ts'
import { type Command, UsageError } from './command.ts'

/** What is wrong with the arguments of a command, in words; `null`: the error says nothing of them. */
export function usageMistake(error: unknown, command: Command): string | null {
  if (error instanceof UsageError) return error.message
  if (!(error instanceof TypeError) || !('code' in error)) return null
  switch (error.code) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION':
      return unknownOption(quotedIn(error.message), command)
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
      return invalidValue(quotedIn(error.message))
    case 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL':
      return `\`${quotedIn(error.message)}\` is too much: the command takes nothing but its options.`
    default:
      return null
  }
}

/** What Node names in its words: “Unknown option '--fomat'.”, “Option '--format <value>' argument missing”. */
function quotedIn(message: string): string {
  return /'([^']*)'/.exec(message)?.[1] ?? ''
}

function unknownOption(given: string, { usage, help }: Command): string {
  const options = [...new Set(`${usage}\n${help}`.match(/--[a-z-]+/g))]
  const hint = didYouMean(given, options)
  return `\`${given}\` is not an option here.${hint} Options: ${options.join(', ')}.`
}

function invalidValue(named: string): string {
  const [option = '', value] = named.split(' ')
  if (value === undefined)
    return `\`${option}\` needs a value; one that begins with - is given as ${option}=-VALUE.`
  return `\`${option}\` needs a value.`
}
