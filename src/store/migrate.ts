import { type Kysely, sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { migrations } from './migrations/index.ts'
import type { Tables } from './tables.ts'

const TABLE = 'schema_migration'

/**
 * Brings the tables up to date. Replicas that start together are safe: the migrator holds an advisory
 * lock of PostgreSQL over one transaction, so one migrates and the others find nothing left to do.
 * @throws Error with the first failure as its cause; the database is then as it was before.
 */
export async function migrate(kysely: Kysely<Tables>): Promise<void> {
  // The migrator reads the whole catalogue first, which takes PGlite a third of a second at each start.
  if (await isUpToDate(kysely)) return
  const migrator = new Migrator({
    db: kysely,
    provider: { getMigrations: async () => ({ ...migrations }) },
    migrationTableName: TABLE,
    migrationLockTableName: `${TABLE}_lock`,
  })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw new Error('The tables could not be brought up to date.', { cause: error })
}

/** Exactly these migrations were run; anything else is for the migrator to handle or to refuse. */
async function isUpToDate(kysely: Kysely<Tables>): Promise<boolean> {
  const table = await sql<{ found: boolean }>`select to_regclass(${TABLE}) is not null as found`.execute(
    kysely,
  )
  if (table.rows[0]?.found !== true) return false
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(TABLE)} order by name`.execute(
    kysely,
  )
  const run = rows.map(row => row.name)
  const known = Object.keys(migrations).toSorted()
  return run.length === known.length && known.every((name, i) => name === run[i])
}
