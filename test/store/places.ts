import { Client, type ClientConfig } from 'pg'
import { describe } from 'vitest'
import { openStore, type Store, type StoreOptions, type StorePlace } from '../../src/store/open-store.ts'
import { aDataFolder } from '../data-folder.ts'
import { onPostgres, postgresIsExpected, startPostgres } from '../postgres.ts'
import { aSilentLog } from '../silent-log.ts'

/** A place for a store that opens and closes several stores, one after the other or together. */
export interface Place {
  readonly place: StorePlace
  open(options?: Partial<StoreOptions>): Promise<Store>
  /** A connection beside the store, to look at the database itself. */
  connect(): Promise<Client>
  /** Closes what was opened, and removes the place. */
  remove(): Promise<void>
}

const databases: readonly { name: string; run: boolean; make: () => Promise<Place> }[] = [
  { name: 'PGlite', run: true, make: onPglite },
  { name: onPostgres(), run: postgresIsExpected(), make: onServer },
]

/** Runs a suite on each database; where PostgreSQL is not installed, its suite says that it did not run. */
export function describeOnEach(what: string, suite: (make: () => Promise<Place>) => void): void {
  for (const { name, run, make } of databases)
    describe.runIf(run)(`${what} on ${name}`, { timeout: 60_000 }, () => suite(make))
}

/** Runs a suite on the quicker of the databases that are there: for what does not rest on how they keep it. */
export function describeOnOne(what: string, suite: (make: () => Promise<Place>) => void): void {
  for (const { name, run, make } of databases.filter(({ run }) => run).slice(-1))
    describe.runIf(run)(`${what} on ${name}`, { timeout: 60_000 }, () => suite(make))
}

async function onPglite(): Promise<Place> {
  const folder = await aDataFolder()
  const beside = { host: folder.path, user: 'postgres', database: 'postgres' }
  return placeAt({ dataDir: folder.path }, beside, async () => folder.remove())
}

async function onServer(): Promise<Place> {
  const database = await startPostgres()
  if (database === null) throw new Error('PostgreSQL is not installed.')
  return placeAt({ databaseUrl: database.url }, { connectionString: database.url }, () => database.stop())
}

function placeAt(place: StorePlace, beside: ClientConfig, remove: () => Promise<void>): Place {
  const stores: Store[] = []
  const clients: Client[] = []
  return {
    place,
    async open(options = {}) {
      const store = await openStore(place, { log: aSilentLog(), ...options })
      stores.push(store)
      return store
    },
    async connect() {
      const client = new Client(beside)
      client.on('error', () => {})
      await client.connect()
      clients.push(client)
      return client
    },
    async remove() {
      for (const client of clients) await client.end()
      for (const store of stores) await store.close()
      await remove()
    },
  }
}
