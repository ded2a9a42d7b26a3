import * as z from 'zod'
import { TooLarge } from '../errors.ts'
import { inRepository, type RepositoryName } from '../repository-name.ts'
import type { Requester } from '../requester.ts'

/** Nobody writes so much by hand, and every line of it would have to be looked at. */
export const LARGEST_BLOB = 10_000_000

/** Base64 takes a third more, and GitHub breaks its lines. */
const MAX_BYTES = LARGEST_BLOB * 1.5 + 10_000

const blobAnswer = z.object({ encoding: z.string(), content: z.string() })

/**
 * The content of a blob; `path` names it to people. Throws `TooLarge` above 10 MB.
 * https://docs.github.com/en/rest/git/blobs#get-a-blob
 */
export async function readBlob(
  requests: Requester,
  repository: RepositoryName,
  sha: string,
  path: string,
): Promise<Uint8Array> {
  const { encoding, content } = await requests.get(
    {
      what: `\`${path}\``,
      template: 'GET /repos/{owner}/{repo}/git/blobs/{file_sha}',
      parameters: { ...inRepository(repository), file_sha: sha },
      maxBytes: MAX_BYTES,
    },
    blobAnswer,
  )
  const bytes = Buffer.from(content, encoding === 'base64' ? 'base64' : 'utf8')
  if (bytes.byteLength <= LARGEST_BLOB) return bytes
  throw new TooLarge(`\`${path}\` is larger than ${LARGEST_BLOB / 1e6} MB.`)
}
