import { type Kysely, sql } from 'kysely'
import { loadTogether } from './load-together.ts'
import { readOnce } from './read-once.ts'
import type { Tables } from './tables.ts'

/** Values that can be fetched or computed again, under a kind and a key. */
export interface Cache {
  /** @returns `undefined` when it is not there or has expired; a kept `null` is `null`. */
  get(kind: string, key: string): Promise<unknown>
  /**
   * @param value plain JSON.
   * @param expiresAt `null`: holds for ever, as what is keyed by SHAs does.
   */
  set(kind: string, key: string, value: unknown, expiresAt: Date | null): Promise<void>
  /** Forgets one, or all of a kind whose keys begin with `key` when that ends in `*`. */
  forget(kind: string, key: string): Promise<void>
}

/** So many answers are remembered: what a policy watches, for 10,000 repositories. */
const MOST_REMEMBERED = 20_000
/** In characters of JSON; what is larger is read again. */
const LARGEST_REMEMBERED = 1_000

/** @param isSoleOwner nobody else writes: then what never expires, or is not there, is read once. */
export function createCache(kysely: Kysely<Tables>, isSoleOwner: boolean): Cache {
  // Deliveries that come together ask together, and mostly the same.
  const read = loadTogether((ids: readonly string[]) => readTogether(kysely, ids))
  const known = readOnce(read, { holds, most: isSoleOwner ? MOST_REMEMBERED : 0 })

  /** Forgets before and after, since it may be read in between. */
  async function change(forget: () => void, write: () => Promise<unknown>): Promise<void> {
    forget()
    try {
      await write()
    } finally {
      forget()
    }
  }

  return {
    get: async (kind, key) => (await known.get(idOf(kind, key)))?.value,
    set(kind, key, value, expiresAt) {
      const shown = { value: JSON.stringify(value), expires_at: expiresAt }
      const written = kysely
        .insertInto('cache')
        .values({ kind, key, ...shown })
        .onConflict(conflict => conflict.columns(['kind', 'key']).doUpdateSet(shown))
      return change(
        () => known.forget(idOf(kind, key)),
        () => written.execute(),
      )
    },
    forget(kind, key) {
      const all = kysely.deleteFrom('cache').where('kind', '=', kind)
      const start = key.endsWith('*') ? key.slice(0, -1) : null
      const deleted =
        start === null ? all.where('key', '=', key) : all.where(sql<boolean>`starts_with(key, ${start})`)
      return change(
        () => (start === null ? known.forget(idOf(kind, key)) : known.forgetAll(idOf(kind, start))),
        () => deleted.execute(),
      )
    },
  }
}

/** What is kept under a kind and a key. */
interface Kept {
  readonly value: unknown
  readonly expires: boolean
}

function holds(kept: Kept | undefined): boolean {
  return kept === undefined || (!kept.expires && JSON.stringify(kept.value).length <= LARGEST_REMEMBERED)
}

function idOf(kind: string, key: string): string {
  return `${kind} ${key}`
}

/** @param ids kinds and keys; answers what is under them. */
async function readTogether(
  kysely: Kysely<Tables>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Kept>> {
  const asked = [...new Set(ids)].map(id => {
    const end = id.indexOf(' ')
    return { kind: id.slice(0, end), key: id.slice(end + 1) }
  })
  const { rows } = await sql<Kept & { kind: string; key: string }>`
    select kept.* from unnest(${asked.map(({ kind }) => kind)}::text[], ${asked.map(({ key }) => key)}::text[])
      as asked (kind, key)
    cross join lateral (
      select kind, key, value, expires_at is not null as expires from cache
      where kind = asked.kind and key = asked.key and (expires_at is null or expires_at > now())
      offset 0
    ) as kept`.execute(kysely)
  return new Map(rows.map(({ kind, key, value, expires }) => [idOf(kind, key), { value, expires }]))
}
