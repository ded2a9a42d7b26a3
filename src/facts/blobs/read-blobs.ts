import type { Repository } from '../../model/pull-request.ts'
import { outageOf } from '../outage.ts'
import { type BlobSources, decoded, type NamedBlob, readBlob } from './read-blob.ts'

/** Texts of blobs for one evaluation: what came together is at hand until it ends, however much it is. */
export interface BlobReader {
  /**
   * Where many of these are not known yet, reads all that the archive of the commit holds of them. What it does not
   * hold, or not unchanged, is left to be asked for by itself, as is everything where GitHub hands out no archive.
   * Throws where that would be too many requests.
   */
  prepare(commitSha: string, files: readonly NamedBlob[]): Promise<void>
  text(file: NamedBlob): Promise<string>
}

/** Up to so many blobs are asked for one by one; for more, one archive is fewer requests. */
const MOST_ONE_BY_ONE = 30
/** So many may differ from what the archive holds, or be in none, before it is not worth the requests. */
export const MOST_BESIDE_ARCHIVE = 300

export function blobReader(sources: BlobSources, repository: Repository): BlobReader {
  /** As bytes until somebody asks: they are less, and stand outside the heap. */
  const atHand = new Map<string, Uint8Array>()
  const { github, blobs } = sources

  async function unknown(files: readonly NamedBlob[]): Promise<Set<string>> {
    const shas = [...new Set(files.map(({ sha }) => sha))].filter(sha => !atHand.has(sha))
    const kept = await Promise.all(shas.map(async sha => (await blobs.get(repository.id, sha)) !== null))
    return new Set(shas.filter((_, at) => kept[at] !== true))
  }

  return {
    async prepare(commitSha, files) {
      const missing = await unknown(files)
      if (missing.size <= MOST_ONE_BY_ONE) return
      for (const [sha, bytes] of await archive(() => github.archive(repository, commitSha, missing))) {
        atHand.set(sha, bytes)
        await blobs.set(repository.id, sha, decoded(bytes))
        missing.delete(sha)
      }
      if (missing.size > MOST_BESIDE_ARCHIVE) {
        throw new TooMany(
          `${missing.size} files are not in GitHub's archive of \`${commitSha.slice(0, 7)}\`, and at most ${MOST_BESIDE_ARCHIVE} are read one by one.`,
        )
      }
    },
    async text(file) {
      const bytes = atHand.get(file.sha)
      return bytes === undefined ? readBlob(sources, repository, file) : decoded(bytes)
    },
  }
}

class TooMany extends Error {
  override readonly name = 'TooLarge'
}

async function archive(
  read: () => Promise<ReadonlyMap<string, Uint8Array>>,
): Promise<ReadonlyMap<string, Uint8Array>> {
  try {
    return await read()
  } catch (error) {
    const outage = outageOf(error)
    if (outage === null || outage.isTemporary) throw error
    return new Map()
  }
}
