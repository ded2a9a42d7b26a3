import { type Kysely, sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { migrations } from './migrations/index.ts'
import { StoreError } from './store-error.ts'
import type { Tables } from './tables.ts'

const TABLE = 'schema_migration'

/**
 * Brings the tables up to date. Replicas that start together are safe: the migrator holds an advisory
 * lock of PostgreSQL over one transaction, so one migrates and the others find nothing left to do.
 * @throws StoreError when a newer version migrated it further than this one knows; else an Error with the first
 * failure as its cause. The database is then as it was before.
 */
export async function migrate(kysely: Kysely<Tables>): Promise<void> {
  // The migrator reads the whole catalogue first, which takes PGlite a third of a second at each start.
  const run = await migrationsRun(kysely)
  const known = Object.keys(migrations).toSorted()
  const newer = run.filter(name => !known.includes(name))
  if (newer.length > 0) {
    throw new StoreError(
      `the database was brought up to ${newer.at(-1)} by a newer compliance-patrol, and this one knows ${known.at(-1)}. Start that version or a newer one.`,
    )
  }
  if (run.length === known.length) return
  const migrator = new Migrator({
    db: kysely,
    provider: { getMigrations: async () => ({ ...migrations }) },
    migrationTableName: TABLE,
    migrationLockTableName: `${TABLE}_lock`,
  })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw new Error('The tables could not be brought up to date.', { cause: error })
}

/** Names of the migrations that were run, in order. */
async function migrationsRun(kysely: Kysely<Tables>): Promise<string[]> {
  const table = await sql<{ found: boolean }>`select to_regclass(${TABLE}) is not null as found`.execute(
    kysely,
  )
  if (table.rows[0]?.found !== true) return []
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(TABLE)} order by name`.execute(
    kysely,
  )
  return rows.map(row => row.name)
}
