import { boundedCache } from '../../memory/bounded-cache.ts'
import type { Blobs, Cache, Clock } from '../sources.ts'

/** Seals what may hold secrets, with a key of the operator's. */
export interface Sealing {
  /** @param about what it is kept as: it opens as nothing else */
  seal(text: string, about: string): string
  open(sealed: string, about: string): { readonly text: string } | { readonly why: string }
}

export interface KeepingBlobs {
  readonly cache: Cache
  readonly clock: Clock
  /** `null`: the operator has no key, so that nothing is kept beyond this process. */
  readonly sealing: Sealing | null
  /** What is kept in memory; 64 MB unless told. */
  readonly maxBytes?: number
}

/** What a blob holds never changes; this is how long it is kept at most. */
const DAYS = 30
const MAX_BYTES = 64_000_000
const KIND = 'sealed-blob'

/**
 * Keeps texts of blobs in memory, and sealed in the store where there is a key: source code may hold secrets, and they
 * shall not stand in a database, or its backup, in clear.
 */
export function keepBlobs({ cache, clock, sealing, maxBytes = MAX_BYTES }: KeepingBlobs): Blobs {
  const memory = boundedCache<string>(maxBytes, text => text.length * 2)
  return {
    async get(repositoryId, sha) {
      const key = keyOf(repositoryId, sha)
      const known = memory.get(key)
      if (known !== undefined || sealing === null) return known ?? null
      const text = opened(sealing, await cache.get(KIND, key), key)
      if (text !== null) memory.set(key, text)
      return text
    },
    async set(repositoryId, sha, text) {
      const key = keyOf(repositoryId, sha)
      memory.set(key, text)
      if (sealing === null) return
      const expiresAt = new Date(clock.now().getTime() + DAYS * 86_400_000)
      await cache.set(KIND, key, sealing.seal(text, aboutOf(key)), expiresAt)
    },
  }
}

/** By repository, so that nobody is shown what only another repository may read. */
function keyOf(repositoryId: number, sha: string): string {
  return `${repositoryId} ${sha}`
}

function aboutOf(key: string): string {
  return `${KIND} ${key}`
}

/** What was sealed with a key that is gone is read again. */
function opened(sealing: Sealing, kept: unknown, key: string): string | null {
  if (typeof kept !== 'string') return null
  const answer = sealing.open(kept, aboutOf(key))
  return 'text' in answer ? answer.text : null
}
