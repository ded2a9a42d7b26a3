import { commandsFor } from '../../src/cli/commands.ts'
import { runCommandLine } from '../../src/cli/run-command-line.ts'

/** Runs a command line in this process, with what it wrote. */
export async function runCommand(args: readonly string[], { colour = false } = {}) {
  let out = ''
  let err = ''
  const terminal = {
    colour,
    out: (text: string) => void (out += text),
    err: (text: string) => void (err += text),
  }
  const code = await runCommandLine(args, terminal, await commandsFor(args))
  return { code, out, err }
}
