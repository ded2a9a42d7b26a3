import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** PostgreSQL's own name for a socket, so that `psql -h FOLDER -U postgres postgres` finds it. */
const SOCKET = '.s.PGSQL.5432'
/** Written where the socket could not stand in the folder: names the folder in which it does. */
const POINTER = 'socket-folder'
/** `sun_path` holds 108 bytes on Linux and 104 on macOS, with the zero byte at its end. */
const LONGEST = 103

/**
 * Chooses where the socket stands: in the folder, or, when that path is too long for the kernel, in a
 * new private folder (0700) for temporary files. What a killed process left is removed, which is safe
 * for the owner of the folder's lock only.
 */
export function makeSocketPath(folder: string): string {
  removeSocket(folder)
  const inside = join(folder, SOCKET)
  if (Buffer.byteLength(inside) <= LONGEST) return inside
  const elsewhere = mkdtempSync(join(tmpdir(), 'compliance-patrol-'))
  writeFileSync(join(folder, POINTER), elsewhere, { mode: 0o600 })
  return join(elsewhere, SOCKET)
}

/** Where the server of this folder listens, if there is one. */
export function findSocketPath(folder: string): string {
  const pointer = join(folder, POINTER)
  return join(existsSync(pointer) ? readFileSync(pointer, 'utf8') : folder, SOCKET)
}

export function removeSocket(folder: string): void {
  const path = findSocketPath(folder)
  rmSync(path, { force: true })
  if (dirname(path) === folder) return
  rmSync(dirname(path), { recursive: true, force: true })
  rmSync(join(folder, POINTER), { force: true })
}
