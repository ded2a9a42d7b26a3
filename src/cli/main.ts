#!/usr/bin/env node
import { EXIT, type Terminal } from './command.ts'
import { commandsFor } from './commands.ts'
import { runCommandLine } from './run-command-line.ts'

/** What a shell says of a program that wrote to nobody. */
const ENDED_BY_SIGPIPE = 141

const terminal: Terminal = {
  out: text => void process.stdout.write(text),
  err: text => void process.stderr.write(text),
  // https://no-color.org: any value but the empty one.
  ...(process.stderr.isTTY && { progress }),
  colour: process.stdout.isTTY && (process.env['NO_COLOR'] ?? '') === '',
}

/** One line that is written over, and gone in the end. */
function progress(words: string | null): void {
  const line = words === null ? '' : words.slice(0, Math.max(0, process.stderr.columns - 1))
  process.stderr.write(`\r\u001b[K${line}`)
}

// Whoever reads may have seen enough: `compliance-patrol tls | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(ENDED_BY_SIGPIPE)
})

try {
  const args = process.argv.slice(2)
  process.exitCode = await runCommandLine(args, terminal, await commandsFor(args))
} catch (error) {
  terminal.err(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = EXIT.impossible
}
