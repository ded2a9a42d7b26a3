import { execFile } from 'node:child_process'

/** What `git.ts` asks of this process; `Buffer`s arrive as `Uint8Array`s. */
export interface SpawnRequest {
  readonly id: number
  readonly folder: string
  readonly args: readonly string[]
  readonly environment: NodeJS.ProcessEnv
  readonly input: Uint8Array | null
}

export interface SpawnAnswer {
  readonly id: number
  /** Git's exit code. */
  readonly code: number
  readonly stdout: Uint8Array
  readonly stderr: Uint8Array
}

process.on('message', ({ id, folder, args, environment, input }: SpawnRequest) => {
  const options = { cwd: folder, env: environment, encoding: 'buffer' as const, maxBuffer: 2 ** 30 }
  const child = execFile('git', args, options, (error, stdout, stderr) => {
    const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1
    process.send?.({ id, code, stdout, stderr } satisfies SpawnAnswer)
  })
  // Git may exit before it has read everything; its exit code then says what was wrong.
  child.stdin?.on('error', () => {})
  child.stdin?.end(input ?? undefined)
})

// Ctrl-C reaches everybody at the terminal; whoever started us may still need git to stop in good order.
process.on('SIGINT', () => {})
process.on('disconnect', () => process.exit())
