import { type Kysely, sql } from 'kysely'
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
  return {
    async get(kind, key) {
      const row = await kysely
        .selectFrom('cache')
        .select('value')
        .where('kind', '=', kind)
        .where('key', '=', key)
        .where(sql<boolean>`(expires_at is null or expires_at > now())`)
        .executeTakeFirst()
      return row?.value
    },
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
