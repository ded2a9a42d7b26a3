import { readdirSync, readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openStore } from '../../src/store/open-store.ts'
import { tooOld } from '../../src/store/postgres/open-postgres.ts'
import { startPostgres, postgresIsExpected } from '../postgres.ts'
import { aSilentLog } from '../silent-log.ts'
import { aPull, aPush, aVerdict, keepVerdict } from './builders.ts'
import { describeOnEach, type Place } from './places.ts'

describeOnEach('the tables', make => {
  let place: Place

  beforeEach(async () => {
    place = await make()
  })

  afterEach(() => place.remove())

  test('are made once, and opening again keeps what is in them', async () => {
    const first = await place.open()
    await first.inbox.keep(aPush(aPull(1)))
    await first.close()
    const second = await place.open()
    expect(await second.observations.of('7001#1')).toHaveLength(1)
    expect(await second.queue.depth()).toMatchObject({ queued: 1 })
  })

  test('that a newer version migrates serve the older one that runs, which is not started again', async () => {
    const older = await place.open()
    await older.inbox.keep(aPush(aPull(1)))
    const client = await place.connect()
    await client.query('alter table pull_request add column next text; create table next (id integer)')
    await client.query("insert into schema_migration (name, timestamp) values ('9999-next', '2027-01-01')")
    await older.inbox.keep(aPush(aPull(1)))
    await older.pulls.put(aPull(2))
    await keepVerdict(older, aVerdict(1))
    expect(await older.observations.of('7001#1')).toHaveLength(2)
    expect(await older.pulls.get('7001#2')).toMatchObject({ number: 2 })
    expect(await older.queue.depth()).toMatchObject({ queued: 1 })
    await client.end()
    await older.close()
    await expect(place.open()).rejects.toThrow(
      /^the database was brought up to 9999-next by a newer compliance-patrol, and this one knows \d{4}-[a-z-]+\. Start that version or a newer one\.$/,
    )
  })

  test.each([
    ['update', "update verdict set state = 'success'"],
    ['delete', 'delete from verdict'],
    ['truncate', 'truncate verdict'],
    ['update', "update observation set content = '{}'"],
    ['delete', 'delete from observation'],
    ['update', "update evidence set hash = ''"],
    ['delete', 'delete from evidence'],
    ['truncate', 'truncate evidence'],
  ])('refuse to %s a record: %s', async (_, statement) => {
    const store = await place.open()
    await store.inbox.keep(aPush(aPull(1)))
    await keepVerdict(store, aVerdict(1, { state: 'failure' }))
    const client = await place.connect()
    await expect(client.query(statement)).rejects.toThrow('is append-only')
    expect(await store.verdicts.latest('7001#1')).toMatchObject({ verdict: { state: 'failure' } })
    expect(await store.observations.of('7001#1')).toHaveLength(1)
  })
})

describe.runIf(postgresIsExpected())('replicas', () => {
  test('may start at the same moment on an empty database', { timeout: 60_000 }, async () => {
    const database = await startPostgres()
    if (database === null) throw new Error('PostgreSQL is not installed.')
    const place = { databaseUrl: database.url }
    const stores = await Promise.all([1, 2, 3, 4].map(() => openStore(place, { log: aSilentLog() })))
    const kept = stores.map((store, i) => store.inbox.keep(aPush(aPull(1 + (i % 3)), `d-${i % 3}`)))
    expect((await Promise.all(kept)).filter(({ fresh }) => fresh)).toHaveLength(3)
    expect(await stores[0]?.queue.depth()).toMatchObject({ queued: 3 })
    for (const store of stores) await store.close()
    await database.stop()
  })
})

describe('migrations after the first', () => {
  const folder = new URL('../../src/store/migrations/', import.meta.url)
  const later = readdirSync(folder).filter(name => /^\d{4}-/.test(name) && !name.startsWith('0001'))

  // A trigger only on a table that is as new.
  const ADDS =
    /^(create (table|index|unique index) |create trigger \w+ before [a-z ]+ on evidence|alter table \w+ add column \w+ \w+(( not null)? default .+)?$)/

  // What a replica of the version before reads and writes meanwhile has to stay as it is.
  test.each(later)('%s only adds', name => {
    const statements = [...readFileSync(new URL(name, folder), 'utf8').matchAll(/`([^`]+)`/g)]
    expect(statements.length).toBeGreaterThan(0)
    for (const [, statement] of statements) expect(statement).toMatch(ADDS)
  })
})

describe('the version of PostgreSQL', () => {
  test.each([
    ['14.19', '140019', true],
    ['15.0', '150000', false],
    ['18.1', '180001', false],
  ])('%s (%s) is too old: %j', (_, number, expected) => {
    expect(tooOld(number)).toBe(expected)
  })
})
