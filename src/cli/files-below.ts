import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** Folders that hold nobody's own text. */
const LEFT_OUT = new Set(['.git', 'node_modules'])

/** The file at `path`, or all files below the folder, sorted; links are not followed. Throws when there is none. */
export async function filesBelow(path: string): Promise<string[]> {
  const stats = await lstat(path)
  if (!stats.isDirectory()) return [path]
  const entries = await readdir(path, { withFileTypes: true })
  const inOrder = entries.toSorted((one, other) => (one.name < other.name ? -1 : 1))
  const found: string[] = []
  for (const entry of inOrder) {
    if (entry.isFile()) found.push(join(path, entry.name))
    else if (entry.isDirectory() && !LEFT_OUT.has(entry.name)) {
      for (const file of await filesBelow(join(path, entry.name))) found.push(file)
    }
  }
  return found
}
