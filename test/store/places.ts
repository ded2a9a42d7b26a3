import { openStore, type Store, type StoreOptions, type StorePlace } from '../../src/store/open-store.ts'
import { aDataFolder } from '../data-folder.ts'
import { onPostgres, postgresIsExpected, startPostgres } from '../postgres.ts'
import { aSilentLog } from '../silent-log.ts'

/** A place for a store that opens and closes several stores, one after the other or together. */
export interface Place {
  readonly place: StorePlace
  open(options?: Partial<StoreOptions>): Promise<Store>
  /** Closes what was opened, and removes the place. */
  remove(): Promise<void>
}

/** The databases on which a suite runs: `describe.each(databases)('… on $name', …)`. */
export const databases: readonly { name: string; run: boolean; make: () => Promise<Place> }[] = [
  { name: 'PGlite', run: true, make: onPglite },
  { name: onPostgres(), run: postgresIsExpected(), make: onServer },
]

async function onPglite(): Promise<Place> {
  const folder = await aDataFolder()
  return placeAt({ dataDir: folder.path }, async () => folder.remove())
}

async function onServer(): Promise<Place> {
  const database = await startPostgres()
  if (database === null) throw new Error('PostgreSQL is not installed.')
  return placeAt({ databaseUrl: database.url }, () => database.stop())
}

function placeAt(place: StorePlace, remove: () => Promise<void>): Place {
  const stores: Store[] = []
  return {
    place,
    async open(options = {}) {
      const store = await openStore(place, { log: aSilentLog(), ...options })
      stores.push(store)
      return store
    },
    async remove() {
      for (const store of stores) await store.close()
      await remove()
    },
  }
}
