import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** A program of `test/store/programs`, running. */
export interface RunningProgram {
  readonly process: ChildProcess
  /** Its standard output so far, by line; an unfinished last line is left out. */
  lines(): string[]
  /** Its standard error. */
  errors(): string
  /** As a power cut for the process: nothing in it gets to run any more. */
  kill(): Promise<void>
  /** @returns its exit code. */
  ended(): Promise<number | null>
}

export function runProgram(name: string, ...args: string[]): RunningProgram {
  const program = fileURLToPath(new URL(`programs/${name}.ts`, import.meta.url))
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  const exit = once(child, 'close')
  let output = ''
  let errors = ''
  child.stdout.on('data', chunk => (output += String(chunk)))
  child.stderr.on('data', chunk => (errors += String(chunk)))
  return {
    process: child,
    lines: () => output.split('\n').slice(0, -1),
    errors: () => errors,
    async kill() {
      child.kill('SIGKILL')
      await exit
    },
    async ended() {
      await exit
      return child.exitCode
    },
  }
}
