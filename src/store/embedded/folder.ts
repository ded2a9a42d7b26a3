import { chmodSync, existsSync, mkdirSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { StoreError } from '../store-error.ts'

const LOCK_FILE = 'lock'

/**
 * Makes sure that the folder exists and that nobody else can enter it (0700): the socket in it takes
 * whoever reaches it for us.
 * @returns its absolute path without symbolic links.
 * @throws StoreError when it holds other things and is open to others: it may be a folder of somebody
 * else's, such as a home folder, so its mode is not changed.
 */
export function prepareFolder(dataDir: string): string {
  const asked = resolve(dataDir)
  if (!existsSync(asked)) mkdirSync(asked, { recursive: true, mode: 0o700 })
  const folder = realpathSync(asked)
  if ((statSync(folder).mode & 0o077) === 0) return folder
  const isOurs = existsSync(join(folder, LOCK_FILE)) || readdirSync(folder).length === 0
  if (!isOurs) {
    throw new StoreError(
      `${folder} is open to other users and holds files that are not ours. Name an empty folder, or run: chmod 700 ${folder}`,
    )
  }
  chmodSync(folder, 0o700)
  return folder
}

/**
 * Takes the folder's lock: an open exclusive transaction on an SQLite file, so a lock of the kernel,
 * which it releases at once when the process ends in whatever way. (For that reason nothing in this
 * process may open and close that file: POSIX then drops the process's locks on it.)
 * @returns the function that gives it back; `null` when another process has it.
 */
export function lockFolder(folder: string): (() => void) | null {
  const database = new DatabaseSync(join(folder, LOCK_FILE), { timeout: 0 })
  try {
    // Nothing is ever written, so no journal is needed beside the file.
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
    return () => database.close()
  } catch (error) {
    database.close()
    if (isBusy(error)) return null
    throw error
  }
}

/** SQLITE_BUSY is 5, https://www.sqlite.org/rescode.html#busy. */
function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === 5
}
