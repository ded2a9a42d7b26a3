import type { PullRequest } from '../../model/pull-request.ts'
import { outageOf } from '../outage.ts'
import type { GitHubReader } from '../sources.ts'
import { type BlobSources, decoded, keepBlob, keptBlob } from './read-blob.ts'
import type { FileToScan } from './which-files.ts'

/** Up to so many blobs are asked for one by one; for more, one archive is fewer requests. */
const MOST_ONE_BY_ONE = 30
/** So many may differ from what the archive holds, or be in none, before it is not worth the requests. */
export const MOST_BESIDE_ARCHIVE = 300

export interface ManySources extends BlobSources {
  readonly github: Pick<GitHubReader, 'blob' | 'archive'>
}

/**
 * Where many files are not known yet, reads and keeps all that the archive of the head holds of them. What it does not
 * hold, or not unchanged, is left to be asked for by itself, as is everything where GitHub hands out no archive.
 */
export async function readMany(
  sources: ManySources,
  { repository, headSha }: PullRequest,
  files: readonly FileToScan[],
): Promise<void> {
  const missing = new Set<string>()
  for (const { file } of files) {
    if (file.sha !== null && (await keptBlob(sources, repository, file.sha)) === null) missing.add(file.sha)
  }
  if (missing.size <= MOST_ONE_BY_ONE) return
  for (const [sha, bytes] of await archive(() => sources.github.archive(repository, headSha, missing))) {
    await keepBlob(sources, repository, { sha, text: decoded(bytes) })
    missing.delete(sha)
  }
  if (missing.size > MOST_BESIDE_ARCHIVE) {
    throw new TooMany(
      `${missing.size} changed files are not in GitHub's archive of the head, and at most ${MOST_BESIDE_ARCHIVE} are read one by one.`,
    )
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
