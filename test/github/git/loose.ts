import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import type { Git } from './git.ts'

/** An object that git keeps in a file of its own. */
export interface LooseObject {
  readonly type: string
  readonly content: Buffer
}

/**
 * Reads an object without a process, of which there were a thousand for each file of tests.
 * @returns `null` where it has no file of its own: it stands in a pack, as what comes in large commits does, or there
 * is none.
 * @see https://git-scm.com/book/en/v2/Git-Internals-Git-Objects#_object_storage
 */
export async function looseObject(git: Git, sha: string): Promise<LooseObject | null> {
  const packed = await bytesOf(join(git.folder, 'objects', sha.slice(0, 2), sha.slice(2)))
  if (packed === null) return null
  const bytes = inflateSync(packed)
  const end = bytes.indexOf(0)
  const [type = ''] = bytes.toString('latin1', 0, end).split(' ')
  return { type, content: bytes.subarray(end + 1) }
}

async function bytesOf(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
