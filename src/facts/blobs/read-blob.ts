import type { Repository } from '../../model/pull-request.ts'
import type { Blobs, GitHubReader } from '../sources.ts'

export interface BlobSources {
  readonly github: Pick<GitHubReader, 'blob' | 'archive'>
  readonly blobs: Blobs
}

/** A blob, and under which path people know it. */
export interface NamedBlob {
  readonly sha: string
  readonly path: string
}

/** The text of a blob, by its SHA. */
export async function readBlob(
  { github, blobs }: Pick<BlobSources, 'blobs'> & { readonly github: Pick<GitHubReader, 'blob'> },
  repository: Pick<Repository, 'id' | 'owner' | 'name'>,
  { sha, path }: NamedBlob,
): Promise<string> {
  const kept = await blobs.get(repository.id, sha)
  if (kept !== null) return kept
  const text = decoded(await github.blob(repository, sha, path))
  await blobs.set(repository.id, sha, text)
  return text
}

/** UTF-16 where it begins with its mark, as PowerShell and Windows write it; else UTF-8, whatever it is. */
export function decoded(bytes: Uint8Array): string {
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes)
  // PostgreSQL keeps no zero character.
  return text.includes('\0') ? text.replaceAll('\0', '\ufffd') : text
}

function encodingOf([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | 'utf-8' {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}
