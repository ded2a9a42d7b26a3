import { spawnSync } from 'node:child_process'
import { closeSync, fsyncSync, openSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { openPglite } from './open-pglite.ts'

// The short-lived process in which a database is created: that takes 650 MB, which a process that
// goes on running would never give back. Its one argument is the folder.
const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('The folder is missing.')

const pglite = await openPglite(folder, () => process.exit(1))
await pglite.close()
// initdb writes without syncing; what it left must be on the disk before anything rests on it.
if (!syncFileSystem(folder)) syncTree(folder)
process.exit(0)

/** All at once (`syncfs`, where the command knows it): file by file, a thousand take seconds. */
function syncFileSystem(path: string): boolean {
  return spawnSync('sync', ['-f', path]).status === 0
}

function syncTree(path: string): void {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const inside = join(path, entry.name)
    if (entry.isDirectory()) syncTree(inside)
    else if (entry.isFile()) syncOne(inside)
  }
  syncOne(path)
}

function syncOne(path: string): void {
  const descriptor = openSync(path, 'r')
  fsyncSync(descriptor)
  closeSync(descriptor)
}
