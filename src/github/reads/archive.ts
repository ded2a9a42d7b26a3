import * as z from 'zod'
import { TooLarge, Unavailable } from '../errors.ts'
import { inRepository, type RepositoryName } from '../repository-name.ts'
import type { Requester } from '../requester.ts'
import { blobsInArchive } from '../tar-blobs.ts'
import { LARGEST_BLOB } from './blob.ts'

/** Packed. What is larger is asked for file by file. */
const MAX_BYTES = 64_000_000
const TIMEOUT_MS = 60_000

/**
 * Of the files that a commit holds those with one of these blob SHAs, in one request; what its archive does not hold
 * unchanged is not among them. Throws `TooLarge` for a repository of more than 64 MB packed.
 * https://docs.github.com/en/rest/repos/contents#download-a-repository-archive-tar
 */
export async function readArchive(
  requests: Requester,
  repository: RepositoryName,
  sha: string,
  shas: ReadonlySet<string>,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const packed = await requests.get(
    {
      what: `the archive of \`${sha.slice(0, 7)}\``,
      template: 'GET /repos/{owner}/{repo}/tarball/{ref}',
      parameters: { ...inRepository(repository), ref: sha },
      maxBytes: MAX_BYTES,
      timeoutMs: TIMEOUT_MS,
      mayLeaveHost: true,
    },
    z.instanceof(ArrayBuffer),
  )
  try {
    return await blobsInArchive(new Uint8Array(packed), { shas, largest: LARGEST_BLOB })
  } catch (error) {
    if (error instanceof TooLarge) throw error
    // Cut off, or no archive at all.
    throw new Unavailable(`GitHub's answer for the archive of \`${sha.slice(0, 7)}\` could not be read.`)
  }
}
