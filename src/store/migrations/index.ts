import type { Migration } from 'kysely/migration'
import { up as firstTables } from './0001-first-tables.ts'
import { up as groupsTicketsRemoved } from './0002-groups-tickets-removed.ts'
import { up as sweep } from './0003-sweep.ts'
import { up as evidence } from './0004-evidence.ts'
import { up as names } from './0005-names.ts'

/** Every migration by name, in their order. One that was released is never edited: add the next. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-first-tables': { up: firstTables },
  '0002-groups-tickets-removed': { up: groupsTicketsRemoved },
  '0003-sweep': { up: sweep },
  '0004-evidence': { up: evidence },
  '0005-names': { up: names },
}
