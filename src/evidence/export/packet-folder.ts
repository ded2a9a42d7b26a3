import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Change } from './change.ts'

/**
 * Makes the folder of a packet, and answers its name. A repository that was deleted, and one that was made anew in its
 * place, have the same names and numbers: the second one is told by its id.
 */
export async function makePacketFolder(
  folder: string,
  change: Pick<Change, 'repository' | 'repositoryId' | 'number' | 'entry'>,
): Promise<string> {
  const name = packetName(change)
  for (const each of [name, `${name}__${change.repositoryId}`]) {
    // Of a folder that was there, nothing is answered.
    const made = await mkdir(join(folder, each), { recursive: true })
    if (made !== undefined) return each
  }
  throw new Error(`There are two packets ${name}.`)
}

/** Names of owners and repositories hold letters, digits, `.`, `_` and `-`; whatever else there were, is left out. */
function packetName({ repository, number, entry }: Pick<Change, 'repository' | 'number' | 'entry'>): string {
  const [owner = '', name = ''] = repository.split('/').map(part => part.replaceAll(/[^\w.-]/g, ''))
  return `${owner}__${name}__${number ?? `push-${entry.sequence}`}`
}
