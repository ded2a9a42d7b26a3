import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { lockFolder } from '../../src/store/embedded/folder.ts'
import { openEmbedded } from '../../src/store/embedded/open-embedded.ts'
import { openPglite } from '../../src/store/embedded/open-pglite.ts'
import { openStore, type Store, storeIn } from '../../src/store/open-store.ts'
import { aDataFolder, anEmptyFolder, type DataFolder } from '../data-folder.ts'
import { aSilentLog } from '../silent-log.ts'
import { aPull, aPush } from './builders.ts'

/** What a kill cannot show, since what the kernel holds survives it: what would survive a power cut. */
describe('the embedded store is on the disk before it says so', { timeout: 60_000 }, () => {
  const realSync = fs.fsyncSync
  let folder: DataFolder
  let store: Store
  let onSync: (descriptor: number) => void
  let log: ReturnType<typeof aSilentLog>
  let failures: Error[]

  beforeEach(async () => {
    log = aSilentLog()
    onSync = () => {}
    // The bindings that other modules imported follow.
    fs.fsyncSync = descriptor => {
      realSync(descriptor)
      onSync(descriptor)
    }
    syncBuiltinESMExports()
    folder = await aDataFolder()
    failures = []
    store = await openedHere()
  })

  /** In this thread, whose syncs can be watched. */
  async function openedHere(): Promise<Store> {
    const release = lockFolder(folder.path)
    if (release === null) throw new Error('Somebody has the folder.')
    const onFailure = (error: Error) => void failures.push(error)
    return storeIn(await openEmbedded(folder.path, release, { log, onFailure, open: openPglite }), { log })
  }

  afterEach(async () => {
    fs.fsyncSync = realSync
    syncBuiltinESMExports()
    await store.close()
    folder.remove()
  })

  test('each acknowledged delivery has its own sync of the write-ahead log', async () => {
    const synced: string[] = []
    onSync = descriptor => synced.push(fs.readlinkSync(`/proc/self/fd/${descriptor}`))
    for (let i = 0; i < 20; i++) {
      synced.length = 0
      await store.inbox.keep(aPush(aPull(1)))
      expect(synced.filter(path => path.includes('/pg_wal/'))).not.toHaveLength(0)
    }
  })

  test('deliveries that arrive together share syncs', async () => {
    let syncs = 0
    onSync = () => syncs++
    await Promise.all(Array.from({ length: 200 }, () => store.inbox.keep(aPush(aPull(1)))))
    expect(syncs).toBeGreaterThanOrEqual(1)
    expect(syncs).toBeLessThan(20)
  })

  test.each<['fsyncSync' | 'writeSync', string]>([
    ['fsyncSync', 'sync'],
    ['writeSync', 'write'],
  ])('after %s of its log failed it stops, acknowledges nothing more, and holds what it did', async name => {
    await store.inbox.keep(aPush(aPull(1)))
    const real = fs[name]
    // Only what a delivery writes is in the log: of other files nothing has to be on the disk yet.
    const failing = (descriptor: number, ...rest: readonly unknown[]) => {
      const path = fs.readlinkSync(`/proc/self/fd/${descriptor}`)
      if (path.includes('/pg_wal/')) throw Object.assign(new Error('EIO: i/o error'), { code: 'EIO' })
      return Reflect.apply(real, fs, [descriptor, ...rest])
    }
    Object.assign(fs, { [name]: failing })
    syncBuiltinESMExports()
    await expect(store.inbox.keep(aPush(aPull(1)))).rejects.toThrow('the database has stopped')
    Object.assign(fs, { [name]: real })
    syncBuiltinESMExports()
    await expect(store.inbox.keep(aPush(aPull(1)))).rejects.toThrow('the database has stopped')
    await expect(store.ping()).rejects.toThrow('the database has stopped')
    expect(log.lines).toMatchObject([
      { level: 'error', message: 'The database has stopped for good: start again' },
    ])
    expect(failures.map(({ message }) => message)).toEqual([expect.stringContaining('/pg_wal/')])
    await store.close()
    store = await openStore({ dataDir: folder.path }, { log })
    expect((await store.observations.of('7001#1')).length).toBeGreaterThanOrEqual(1)
    await store.inbox.keep(aPush(aPull(1)))
  })

  test('a message of the socket whose log could not be written does not seem to be done', async () => {
    const beside = await aDataFolder()
    const session = await openPglite(join(beside.path, 'postgres'), error => failures.push(error))
    onSync = descriptor => {
      const path = fs.readlinkSync(`/proc/self/fd/${descriptor}`)
      if (path.includes('/pg_wal/')) throw new Error('EIO: i/o error')
    }
    const message = simpleQuery('create table item (name text)')
    const asked = session.execProtocolRawStream(message, { onRawData() {} })
    await expect(asked).rejects.toThrow('the database has stopped')
    onSync = () => {}
    expect(failures).toHaveLength(1)
    await session.close()
    beside.remove()
  })

  test('a copy of the folder as it is after any sync holds what was acknowledged before it', {
    timeout: 120_000,
  }, async () => {
    const copies: { copy: DataFolder; acknowledged: number }[] = []
    let acknowledged = 0
    let untilCopy = 4
    onSync = () => {
      if (--untilCopy > 0) return
      untilCopy = 7
      copies.push({ copy: copyOf(folder), acknowledged })
    }
    for (let i = 0; i < 100 && copies.length < 2; i++) {
      await store.inbox.keep(aPush(aPull(1)))
      acknowledged++
    }
    onSync = () => {}
    expect(copies).toHaveLength(2)
    copies.push({ copy: copyOf(folder), acknowledged })
    for (const { copy, acknowledged: expected } of copies) {
      const opened = await openStore({ dataDir: copy.path }, { log: aSilentLog() })
      expect((await opened.observations.of('7001#1')).length).toBeGreaterThanOrEqual(expected)
      expect(await opened.queue.depth()).toMatchObject({ queued: 1 })
      await opened.close()
      copy.remove()
    }
  })
})

/** https://www.postgresql.org/docs/current/protocol-message-formats.html: “Query”. */
function simpleQuery(text: string): Uint8Array {
  const message = Buffer.from(`Q0000${text}\0`)
  message.writeInt32BE(message.length - 1, 1)
  return message
}

/** By another process: this one would lose its lock on the folder by closing the lock's file. */
function copyOf(folder: DataFolder): DataFolder {
  const copy = anEmptyFolder()
  execFileSync('cp', ['-a', join(folder.path, 'postgres'), copy.path])
  // PostgreSQL syncs each of the thousand files when it recovers; with nothing left to write that is quick.
  execFileSync('sync', ['-f', copy.path])
  return copy
}
