import type { Cache, Clock } from './sources.ts'

export interface Memory {
  readonly cache: Cache
  readonly clock: Clock
}

/** What to keep, and for how long at most, since an event that should end it may be lost. */
export interface Remembering {
  readonly kind: string
  readonly key: string
  /** What an event makes outdated as a whole: `team:acme`; see {@link outdate}. */
  readonly scope: string
  readonly minutes: number
}

interface Kept {
  /** When the reading began, in milliseconds. */
  readonly readAt: number
  /** What was the newest event of the scope then; `null`: none was known. */
  readonly since?: number | null
  readonly value: unknown
}

/** Replicas' clocks differ a little, and GitHub's own copies lag behind its events. */
const MARGIN_MS = 5_000

/** Reads through the cache. The value must be plain JSON; what is thrown or not settled yet is not kept. */
export async function remembered<T>(
  memory: Memory,
  remembering: Remembering,
  read: () => Promise<T>,
  isSettled: (value: T) => boolean = () => true,
): Promise<T> {
  const { known, readAnew } = await recall<T>(memory, remembering)
  return known === null ? readAnew(read, isSettled) : known.value
}

/** What the cache holds of it. */
interface Recalled<T> {
  /** `null`: nothing, or nothing that is still true. */
  readonly known: { readonly value: T } | null
  /** Reads it, and keeps what was read where that is settled. */
  readonly readAnew: (read: () => Promise<T>, isSettled?: (value: T) => boolean) => Promise<T>
}

/** Looks into the cache only, for whoever reads several things at once. */
export async function recall<T>(
  { cache, clock }: Memory,
  { kind, key, scope, minutes }: Remembering,
): Promise<Recalled<T>> {
  const [kept, outdated] = await Promise.all([cache.get(kind, key), cache.get('outdated', scope)])
  const since = typeof outdated === 'number' ? outdated : null
  return {
    known: isKept(kept) && holds(kept, since) ? { value: kept.value as T } : null,
    async readAnew(read, isSettled = () => true) {
      const readAt = clock.now().getTime()
      const value = await read()
      if (isSettled(value))
        await cache.set(kind, key, { readAt, since, value }, new Date(readAt + minutes * 60_000))
      return value
    },
  }
}

/**
 * Not where an event came since, whatever the times say: the clock may have gone back. By when the reading began: a
 * slow one that is overtaken by the event must not outlive it.
 */
function holds({ readAt, since: before = null }: Kept, since: number | null): boolean {
  return since === null || (before === since && readAt > since + MARGIN_MS)
}

/** Makes everything of a scope outdated, for every replica. */
export async function outdate({ cache, clock }: Memory, scope: string): Promise<void> {
  const at = clock.now().getTime()
  // Nothing is kept for longer than a day.
  await cache.set('outdated', scope, at, new Date(at + 86_400_000))
}

function isKept(value: unknown): value is Kept {
  return typeof value === 'object' && value !== null && 'readAt' in value && 'value' in value
}
