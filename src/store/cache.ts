import { type Kysely, sql } from 'kysely'
import { loadTogether } from './load-together.ts'
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

export function createCache(kysely: Kysely<Tables>): Cache {
  // Deliveries that come together ask together, and mostly the same.
  const one = loadTogether((ids: readonly string[]) => readTogether(kysely, ids))
  return {
    get: (kind, key) => one(JSON.stringify([kind, key])),
    async set(kind, key, value, expiresAt) {
      const shown = { value: JSON.stringify(value), expires_at: expiresAt }
      await kysely
        .insertInto('cache')
        .values({ kind, key, ...shown })
        .onConflict(conflict => conflict.columns(['kind', 'key']).doUpdateSet(shown))
        .execute()
    },
    async forget(kind, key) {
      const all = kysely.deleteFrom('cache').where('kind', '=', kind)
      await (key.endsWith('*')
        ? all.where(sql<boolean>`starts_with(key, ${key.slice(0, -1)})`)
        : all.where('key', '=', key)
      ).execute()
    },
  }
}

/** @param ids kind and key, as JSON; answers the values under them. */
async function readTogether(
  kysely: Kysely<Tables>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, unknown>> {
  const asked = [...new Set(ids)].map(id => JSON.parse(id) as [string, string])
  const { rows } = await sql<{ kind: string; key: string; value: unknown }>`
    select kept.* from unnest(${asked.map(([kind]) => kind)}::text[], ${asked.map(([, key]) => key)}::text[])
      as asked (kind, key)
    cross join lateral (
      select kind, key, value from cache
      where kind = asked.kind and key = asked.key and (expires_at is null or expires_at > now())
      offset 0
    ) as kept`.execute(kysely)
  return new Map(rows.map(({ kind, key, value }) => [JSON.stringify([kind, key]), value]))
}
