import { execFile } from 'node:child_process'
import { mkdir } from 'node:fs/promises'

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
  await mkdir(folder, { recursive: true })
  await spawnGit(folder, ['init', '--quiet', '--bare', '--template=', '--initial-branch=main', '.'])
  const remembered = new Map<string, Promise<Buffer>>()
  return {
    folder,
    run: (args, input) => spawnGit(folder, args, input),
    fixed(...args) {
      const key = args.join('\0')
      const answer = remembered.get(key) ?? spawnGit(folder, args)
      remembered.set(key, answer)
      return answer
    },
  }
}

function spawnGit(folder: string, args: readonly string[], input?: Buffer | string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const options = { cwd: folder, env: environment, encoding: 'buffer' as const, maxBuffer: 2 ** 30 }
    const child = execFile('git', args, options, (error, stdout, stderr) => {
      if (!error) return resolve(stdout)
      reject(new GitError(args, typeof error.code === 'number' ? error.code : -1, stdout, stderr))
    })
    // Git may exit before it has read everything; its exit code then says what was wrong.
    child.stdin?.on('error', () => {})
    child.stdin?.end(input)
  })
}
