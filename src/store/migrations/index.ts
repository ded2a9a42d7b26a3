import type { Migration } from 'kysely/migration'
import { up as firstTables } from './0001-first-tables.ts'

/** Every migration by name, in their order. One that was released is never edited: add the next. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-first-tables': { up: firstTables },
}
