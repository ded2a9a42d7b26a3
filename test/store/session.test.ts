import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ensureDatabase } from '../../src/store/embedded/create-database.ts'
import { openInThread } from '../../src/store/embedded/open-in-thread.ts'
import { prepareStatements } from '../../src/store/embedded/prepared.ts'
import type { Session } from '../../src/store/embedded/session.ts'
import { fromPlain, toPlain } from '../../src/store/embedded/thread-messages.ts'
import { StoreError } from '../../src/store/store-error.ts'
import { anEmptyFolder } from '../data-folder.ts'

describe('the database in a thread of its own', { timeout: 60_000 }, () => {
  const folder = anEmptyFolder()
  let session: Session
  beforeAll(async () => {
    session = await openInThread(await ensureDatabase(folder.path), () => {})
    await session.exec('create table item (name text primary key, at timestamptz)')
  }, 60_000)
  afterAll(async () => {
    await session.close()
    folder.remove()
  })

  test('answers with rows as PostgreSQL’s types are, and with how many they are', async () => {
    const at = new Date('2026-11-24T13:40:00Z')
    await session.query('insert into item values ($1, $2)', ['a', at])
    const { rows, rowCount } = await session.query('select * from item where name = any($1)', [['a', 'b']])
    expect({ rows, rowCount }).toEqual({ rows: [{ name: 'a', at }], rowCount: 1 })
  })

  test('refuses with PostgreSQL’s code and words, and knows whether a transaction is open', async () => {
    await session.exec('begin')
    expect(session.isInTransaction()).toBe(true)
    await session.query('insert into item values ($1, null)', ['twice'])
    const again = session.query('insert into item values ($1, null)', ['twice'])
    await expect(again).rejects.toMatchObject({
      code: '23505',
      message: expect.stringContaining('duplicate'),
    })
    await session.exec('rollback')
    expect(session.isInTransaction()).toBe(false)
  })

  test('that does not open says why', async () => {
    const nowhere = openInThread(join(folder.path, 'file\0name'), () => {})
    await expect(nowhere).rejects.not.toThrow('the database has stopped')
  })
})

describe('a prepared statement', () => {
  let pglite: PGlite
  let now = 0
  beforeAll(async () => {
    pglite = await PGlite.create()
  }, 60_000)
  afterAll(() => pglite.close())

  async function prepared(): Promise<number> {
    return (await pglite.query('select 1 from pg_prepared_statements')).rows.length
  }

  test('is parsed once, again after some seconds, and again after its table has changed', async () => {
    const statements = prepareStatements(pglite, () => now)
    await pglite.exec('create table item (name text); insert into item values (null)')
    for (let i = 0; i < 10; i++) await statements.query('select * from item', [])
    expect(await prepared()).toBe(1)
    now += 10_000
    await statements.query('select * from item', [])
    expect(await prepared()).toBe(1)
    await statements.query('alter table item add column size integer', [])
    expect((await statements.query('select * from item', [])).rows).toEqual([{ name: null, size: null }])
    await pglite.exec('DEALLOCATE ALL; alter table item drop column size')
    statements.forget()
    expect((await statements.query('select * from item', [])).rows).toEqual([{ name: null }])
  })

  test('that fails leaves nothing behind, and the next is answered', async () => {
    const statements = prepareStatements(pglite, () => now)
    await expect(statements.query('select $1::integer as n', ['x'])).rejects.toMatchObject({ code: '22P02' })
    await expect(statements.query('select nonsense', [])).rejects.toMatchObject({ code: '42703' })
    expect(await statements.query('select $1::integer as n', [1])).toMatchObject({ rows: [{ n: 1 }] })
  })

  test('is one of a hundred at most', async () => {
    await pglite.exec('DEALLOCATE ALL')
    const statements = prepareStatements(pglite, () => now)
    for (let i = 0; i < 150; i++) await statements.query(`select ${i} as n`, [])
    expect(await prepared()).toBeLessThanOrEqual(101)
  })
})

test('an error keeps what it is between threads', () => {
  const cause = Object.assign(new TypeError('inner'), { code: 'EIO' })
  const back = fromPlain(toPlain(new StoreError('the database has stopped.', { cause })))
  expect(back).toBeInstanceOf(StoreError)
  expect(back).toMatchObject({
    message: 'the database has stopped.',
    cause: { name: 'TypeError', code: 'EIO' },
  })
})
