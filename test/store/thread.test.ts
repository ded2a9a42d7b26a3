import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openInThread } from '../../src/store/embedded/open-thread.ts'
import { aDataFolder, anEmptyFolder, type DataFolder } from '../data-folder.ts'

describe('the thread of the embedded database', { timeout: 60_000 }, () => {
  let folder: DataFolder
  let failures: Error[]
  const onFailure = (error: Error) => void failures.push(error)

  beforeEach(async () => {
    folder = await aDataFolder()
    failures = []
  })
  afterEach(() => folder.remove())

  test('answers with rows, and with the SQLSTATE of what it refuses', async () => {
    const session = await openInThread(join(folder.path, 'postgres'), onFailure)
    const at = new Date('2026-11-20T14:00:00Z')
    const { rows } = await session.query(
      'select $1::timestamptz as at, $2::bytea as bytes, $3::jsonb as content, 2::bigint as number',
      [at, Uint8Array.of(1, 2), { a: [null] }],
    )
    expect(rows).toEqual([{ at, bytes: Uint8Array.of(1, 2), content: { a: [null] }, number: 2 }])
    await expect(session.query("select 'x'::integer")).rejects.toMatchObject({
      message: 'invalid input syntax for type integer: "x"',
      code: '22P02',
    })
    await expect(session.query('select $1::text', [() => 1])).rejects.toThrow('could not be cloned')
    expect((await session.exec('select 1 as a; select 2 as a')).map(each => each.rows)).toEqual([
      [{ a: 1 }],
      [{ a: 2 }],
    ])
    await session.close()
    await expect(session.query('select 1')).rejects.toThrow('the database has stopped')
    expect(failures).toEqual([])
  })

  test('says whether a transaction is open', async () => {
    const session = await openInThread(join(folder.path, 'postgres'), onFailure)
    const seen = [session.isInTransaction()]
    for (const text of ['begin', 'select 1', 'rollback']) {
      await session.query(text)
      seen.push(session.isInTransaction())
    }
    expect(seen).toEqual([false, true, true, false])
    const first = session.query('select 1')
    await expect(session.query('select 2')).rejects.toThrow('had not answered')
    await first
    await session.close()
  })

  test('that ends by itself fails what is asked, and is told of', async () => {
    const program = new URL('programs/ending-database.ts', import.meta.url)
    const session = await openInThread(folder.path, onFailure, program)
    await expect(session.query('select 1')).rejects.toThrow('the database has stopped')
    await expect(session.query('select 1')).rejects.toThrow('the database has stopped')
    expect(failures.map(({ message }) => message)).toEqual(['Out of memory.'])
    await session.close()
  })

  test('that cannot open its folder says why, and is no failure of an open one', async () => {
    const other = anEmptyFolder()
    writeFileSync(join(other.path, 'PG_VERSION'), '9')
    await expect(openInThread(other.path, onFailure)).rejects.toThrow()
    expect(failures).toEqual([])
    other.remove()
  })
})
