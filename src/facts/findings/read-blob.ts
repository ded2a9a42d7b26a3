import type { Repository } from '../../model/pull-request.ts'
import type { Cache, Clock, GitHubReader } from '../sources.ts'

export interface BlobSources {
  readonly github: Pick<GitHubReader, 'blob'>
  readonly cache: Cache
  readonly clock: Clock
}

/** What a blob holds never changes; this is how long it is kept. */
const DAYS = 30

/** The text of a blob, by its SHA. */
export async function readBlob(
  { github, cache, clock }: BlobSources,
  repository: Pick<Repository, 'id' | 'owner' | 'name'>,
  { sha, path }: { readonly sha: string; readonly path: string },
): Promise<string> {
  const kept = await keptBlob({ cache }, repository, sha)
  if (kept !== null) return kept
  const text = decoded(await github.blob(repository, sha, path))
  await keepBlob({ cache, clock }, repository, { sha, text })
  return text
}

/** The text of a blob that was read before; `null`: it was not. */
export async function keptBlob(
  { cache }: Pick<BlobSources, 'cache'>,
  { id }: Pick<Repository, 'id'>,
  sha: string,
): Promise<string | null> {
  const kept = await cache.get('blob', `${id} ${sha}`)
  return typeof kept === 'string' ? kept : null
}

export async function keepBlob(
  { cache, clock }: Pick<BlobSources, 'cache' | 'clock'>,
  { id }: Pick<Repository, 'id'>,
  { sha, text }: { readonly sha: string; readonly text: string },
): Promise<void> {
  await cache.set('blob', `${id} ${sha}`, text, new Date(clock.now().getTime() + DAYS * 86_400_000))
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
