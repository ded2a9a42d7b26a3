import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { vi } from 'vitest'
import type { LogLine } from './log-lines.ts'

/** `npm start` without npm: the App in a process of its own, with these settings and no others. */
export interface AppProcess {
  readonly pid: number
  /** Lines of its log so far. */
  logged(message: string): LogLine[]
  output(): string
  errors(): string
  /** Where it listens, once it does. */
  listening(): Promise<string>
  signal(name: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): void
  /** Its exit code; `null` when a signal ended it. */
  ended(): Promise<number | null>
}

const PROGRAM = fileURLToPath(new URL('../../src/main.ts', import.meta.url))

/**
 * Starts it in `folder`, whose `.env` it reads; left out, in one where there is none.
 * @param through a command that becomes the one whose words follow it.
 */
export function startApp(
  environment: Readonly<Record<string, string>>,
  folder = tmpdir(),
  through: readonly string[] = [],
): AppProcess {
  const inherited = ['PATH', 'NODE_COMPILE_CACHE'].map(name => [name, process.env[name] ?? ''] as const)
  const env = { ...Object.fromEntries(inherited), ...environment }
  const [command = process.execPath, ...words]: readonly string[] = [...through, process.execPath, PROGRAM]
  const child = spawn(command, words, { env, cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = once(child, 'close')
  let output = ''
  let errors = ''
  child.stdout.on('data', chunk => (output += String(chunk)))
  child.stderr.on('data', chunk => (errors += String(chunk)))
  const parsed = () =>
    output
      .split('\n')
      .slice(0, -1)
      .map(line => JSON.parse(line) as LogLine)
  const logged = (message: string) => parsed().filter(({ msg }) => msg === message)
  return {
    pid: child.pid ?? 0,
    logged,
    output: () => output,
    errors: () => errors,
    async listening() {
      const line = await vi.waitUntil(
        () => {
          if (child.exitCode !== null) throw new Error(`It ended with ${child.exitCode}: ${errors}${output}`)
          return logged('Listening')[0]
        },
        { timeout: 40_000, interval: 20 },
      )
      return String(line['url'])
    },
    signal: name => void child.kill(name),
    async ended() {
      await ended
      return child.exitCode
    },
  }
}
