import { Client } from 'pg'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { PGlite } from '@electric-sql/pglite'
import { join } from 'node:path'
import { poolOfOne } from '../../src/store/embedded/connections.ts'
import { serveSocket, type SocketServer } from '../../src/store/embedded/serve-socket.ts'
import { createMutex } from '../../src/store/mutex.ts'
import { anEmptyFolder, type DataFolder } from '../data-folder.ts'
import { aSilentLog, type RecordingLog } from '../silent-log.ts'

const PAUSE_MS = 400

describe('the socket of an embedded store', () => {
  /** An empty database, which takes seconds to make and little to load. */
  let empty: Awaited<ReturnType<PGlite['dumpDataDir']>>
  let folder: DataFolder
  let pglite: PGlite
  let server: SocketServer
  let log: RecordingLog
  let clients: Client[]
  /** As the store itself works in the same process. */
  let inProcess: (text: string, values?: unknown[]) => Promise<Record<string, unknown>[]>

  beforeAll(async () => {
    const made = await PGlite.create()
    empty = await made.dumpDataDir('none')
    await made.close()
  })

  beforeEach(async () => {
    folder = anEmptyFolder()
    log = aSilentLog()
    clients = []
    pglite = await PGlite.create({ loadDataDir: empty })
    const mutex = createMutex()
    server = await serveSocket({
      session: pglite,
      mutex,
      path: join(folder.path, '.s.PGSQL.5432'),
      log,
      longestPauseMs: PAUSE_MS,
    })
    const pool = poolOfOne(pglite, mutex)
    inProcess = async (text, values = []) => {
      const connection = await pool.connect()
      try {
        return (await connection.query<Record<string, unknown>>(text, values)).rows
      } finally {
        connection.release()
      }
    }
    await inProcess('create table item (name text)')
  })

  afterEach(async () => {
    for (const client of clients) await client.end().catch(() => {})
    await server.close()
    await pglite.close()
    folder.remove()
  })

  async function connect(): Promise<Client> {
    const client = new Client({ host: folder.path, user: 'postgres', database: 'postgres' })
    client.on('error', () => {})
    await client.connect()
    clients.push(client)
    return client
  }

  const names = async () => (await inProcess('select name from item order by name')).map(row => row['name'])

  test('transactions of several commands do not mix', async () => {
    const [a, b, c] = await Promise.all([connect(), connect(), connect()])
    async function transaction(client: Client, name: string, end: string): Promise<void> {
      await client.query('begin')
      for (let i = 0; i < 5; i++) await client.query('insert into item values ($1)', [`${name}${i}`])
      await client.query(end)
    }
    await Promise.all([
      transaction(a, 'a', 'commit'),
      transaction(b, 'b', 'rollback'),
      transaction(c, 'c', 'commit'),
      inProcess('insert into item values ($1)', ['own']),
    ])
    expect(await names()).toEqual(['a0', 'a1', 'a2', 'a3', 'a4', 'c0', 'c1', 'c2', 'c3', 'c4', 'own'])
  })

  test('an abandoned transaction is rolled back, without what was kept beside it', async () => {
    const client = await connect()
    await client.query('begin')
    await client.query('insert into item values ($1)', ['abandoned'])
    const kept = inProcess('insert into item values ($1)', ['kept'])
    client.connection.stream.destroy()
    await kept
    expect(await names()).toEqual(['kept'])
  })

  test('a command that keeps a transaction open for too long is disconnected', async () => {
    const client = await connect()
    await client.query('begin')
    await client.query('insert into item values ($1)', ['forgotten'])
    await inProcess('insert into item values ($1)', ['kept'])
    expect(await names()).toEqual(['kept'])
    expect(log.lines).toContainEqual({
      level: 'warn',
      fields: { longestPauseMs: PAUSE_MS },
      message: 'A command kept a transaction open and was disconnected',
    })
    await expect(client.query('select 1')).rejects.toThrow()
  })

  test('questions that are asked at the same time get their own answers', async () => {
    const all = await Promise.all([connect(), connect(), connect()])
    const ask = (client: Client, from: number): Promise<number[]> =>
      Promise.all(
        Array.from({ length: 50 }, async (_, i) => {
          const { rows } = await client.query('select $1::integer as answer', [from + i])
          return rows[0].answer
        }),
      )
    const answers = await Promise.all(all.map((client, i) => ask(client, 1000 * i)))
    expect(answers).toEqual(all.map((_, i) => Array.from({ length: 50 }, (_, j) => 1000 * i + j)))
  })

  test('an error leaves the connection, and everybody else, as they were', async () => {
    const [a, b] = await Promise.all([connect(), connect()])
    await expect(a.query('select nonsense')).rejects.toThrow('does not exist')
    await expect(a.query('select $1::integer', ['x'])).rejects.toThrow('invalid input syntax')
    expect((await b.query('select 1 as one')).rows).toEqual([{ one: 1 }])
    expect((await a.query('select 2 as two')).rows).toEqual([{ two: 2 }])
    await a.query('begin')
    await expect(a.query('select nonsense')).rejects.toThrow('does not exist')
    await a.query('rollback')
    expect(await inProcess('select 3 as three')).toEqual([{ three: 3 }])
  })

  test('a command that ends leaves the session as it was', async () => {
    const client = await connect()
    await client.query("set statement_timeout = '1min'")
    await client.end()
    expect(await inProcess('show statement_timeout')).toEqual([{ statement_timeout: '0' }])
  })
})
