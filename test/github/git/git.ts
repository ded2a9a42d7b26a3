import { type ChildProcess, fork } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SpawnAnswer, SpawnRequest } from './spawner.ts'

/** A bare repository. Objects only: which branch points where is kept by the emulator, since forks share objects. */
export interface Git {
  readonly folder: string
  /** Runs git; throws `GitError` when it exits with anything but 0. */
  run(args: readonly string[], input?: Buffer | string): Promise<Buffer>
  /** Like `run`, remembered: for commands whose answer can never change because they name only SHAs. */
  fixed(...args: readonly string[]): Promise<Buffer>
}

export class GitError extends Error {
  readonly code: number
  readonly stdout: Buffer
  constructor(args: readonly string[], code: number, stdout: Buffer, stderr: Buffer) {
    super(`git ${args.join(' ')} exited with ${code}: ${stderr.toString().trim()}`)
    this.name = 'GitError'
    this.code = code
    this.stdout = stdout
  }
}

/** Nothing of the machine's own configuration gets in. */
const environment = {
  PATH: process.env['PATH'],
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_TERMINAL_PROMPT: '0',
  GIT_AUTHOR_NAME: 'GitHub',
  GIT_AUTHOR_EMAIL: 'noreply@github.com',
  GIT_COMMITTER_NAME: 'GitHub',
  GIT_COMMITTER_EMAIL: 'noreply@github.com',
  TZ: 'UTC',
  LC_ALL: 'C',
}

/** Creates an empty bare repository in `folder`. */
export async function createGit(folder: string): Promise<Git> {
  await initialise(folder)
  const remembered = new Map<string, Promise<Buffer>>()
  return {
    folder,
    run: (args, input) => spawnGit(folder, args, input),
    fixed(...args) {
      const key = args.join('\0')
      const known = remembered.get(key)
      if (known) return known
      const answer = spawnGit(folder, args)
      remembered.set(key, answer)
      // 1 is a “no” that stays; anything else may be that an object is not written yet.
      answer.catch(error => {
        if (!(error instanceof GitError && error.code === 1)) remembered.delete(key)
      })
      return answer
    },
  }
}

/**
 * What `git init --bare` makes, without a process.
 * @see https://git-scm.com/docs/gitrepository-layout
 */
async function initialise(folder: string): Promise<void> {
  for (const each of ['objects', 'refs']) await mkdir(join(folder, each), { recursive: true })
  await writeFile(join(folder, 'HEAD'), 'ref: refs/heads/main\n')
  await writeFile(join(folder, 'config'), '[core]\n\trepositoryformatversion = 0\n\tbare = true\n')
}

let spawner: ChildProcess | null = null
let requests = 0
const waiting = new Map<number, (answer: SpawnAnswer) => void>()

/**
 * Git is started by a small process of its own: to start one, Linux copies the page tables of whoever starts it,
 * which takes a test with a database in its memory 100 ms each time.
 */
function spawnGit(folder: string, args: readonly string[], input?: Buffer | string): Promise<Buffer> {
  const child = (spawner ??= startSpawner())
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>()
  const id = ++requests
  child.channel?.ref()
  waiting.set(id, ({ code, stdout, stderr }) => {
    waiting.delete(id)
    // Whoever waits for nothing may end.
    if (waiting.size === 0) child.channel?.unref()
    if (code === 0) resolve(Buffer.from(stdout))
    else reject(new GitError(args, code, Buffer.from(stdout), Buffer.from(stderr)))
  })
  const bytes = input === undefined ? null : Buffer.from(input)
  child.send({ id, folder, args, environment, input: bytes } satisfies SpawnRequest)
  return promise
}

function startSpawner(): ChildProcess {
  const program = new URL('spawner.ts', import.meta.url)
  const child = fork(program, { execArgv: [], serialization: 'advanced' })
  child.on('message', (answer: SpawnAnswer) => waiting.get(answer.id)?.(answer))
  child.on('exit', () => {
    spawner = null
    const nothing = new Uint8Array()
    for (const [id, answer] of waiting) answer({ id, code: -1, stdout: nothing, stderr: nothing })
  })
  child.unref()
  child.channel?.unref()
  return child
}
