import { fork } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The database's folder inside `folder`; it is created there first, in a process of its own, when it
 * does not exist. One that was left half made (its name says so) is thrown away.
 * @throws Error with what that process wrote, when it failed.
 */
export async function ensureDatabase(folder: string): Promise<string> {
  const database = placeIn(folder)
  if (hasDatabase(folder)) return database
  const unfinished = join(folder, 'postgres.unfinished')
  rmSync(unfinished, { recursive: true, force: true })
  await createIn(unfinished)
  renameSync(unfinished, database)
  syncFolder(folder)
  return database
}

/** Whether there is a database in the folder, whole. */
export function hasDatabase(folder: string): boolean {
  return existsSync(placeIn(folder))
}

function placeIn(folder: string): string {
  return join(folder, 'postgres')
}

async function createIn(folder: string): Promise<void> {
  // From the sources this file ends in .ts, from the build in .js, and so does its neighbour.
  const program = fileURLToPath(
    new URL(`./create-database-process${extname(import.meta.filename)}`, import.meta.url),
  )
  const child = fork(program, [folder], { execArgv: [], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
  let stderr = ''
  child.stderr?.on('data', chunk => {
    stderr = (stderr + String(chunk)).slice(-2000)
  })
  const [code, signal] = await once(child, 'exit')
  if (code === 0) return
  throw new Error(
    `The embedded database could not be created in ${folder} (${signal ?? `exit code ${code}`}): ${stderr}`,
  )
}

/** A rename is on the disk once the folder that holds the names is. */
function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r')
  fsyncSync(descriptor)
  closeSync(descriptor)
}
