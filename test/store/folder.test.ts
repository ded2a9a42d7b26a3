import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openStore } from '../../src/store/open-store.ts'
import { StoreError } from '../../src/store/store-error.ts'
import { aDataFolder, anEmptyFolder, type DataFolder } from '../data-folder.ts'
import { aSilentLog } from '../silent-log.ts'
import { aPull, aPush } from './builders.ts'
import { runProgram } from './child.ts'

const log = aSilentLog()

describe('the folder of an embedded store', { timeout: 60_000 }, () => {
  let folder: DataFolder

  beforeEach(async () => {
    folder = await aDataFolder()
  })

  afterEach(() => folder.remove())

  test('is refused to a second process, and free at once when the first is killed', async () => {
    const first = runProgram('hold', folder.path)
    await vi.waitFor(() => expect(first.lines(), first.errors()).toEqual(['open']), { timeout: 20_000 })
    const refused = openStore({ dataDir: folder.path }, { log })
    await expect(refused).rejects.toThrow(`another compliance-patrol already uses ${folder.path}`)
    await expect(refused).rejects.toBeInstanceOf(StoreError)
    await first.kill()
    const store = await openStore({ dataDir: folder.path }, { log })
    await store.ping()
    await store.close()
  })

  test('is refused to a second store of the same process, and free when the first is closed', async () => {
    const first = await openStore({ dataDir: folder.path }, { log })
    await expect(openStore({ dataDir: folder.path }, { log })).rejects.toThrow('already uses')
    await first.close()
    await (await openStore({ dataDir: folder.path }, { log })).close()
  })

  test('a running server is reached through it by our own commands', async () => {
    const store = await openStore({ dataDir: folder.path }, { log })
    await store.pulls.put(aPull(1))
    const done: string[] = []
    await store.queue.work(async task => void done.push(task.key), { concurrency: 1 })
    const command = runProgram('attach', folder.path)
    expect(await command.ended(), command.errors()).toBe(0)
    await vi.waitFor(() => expect(done).toEqual(['7001#1']), { timeout: 5000 })
    expect(await store.verdicts.latest('7001#1')).toMatchObject({
      entry: { sequence: Number(command.lines()[0]) },
    })
    await store.close()
  })

  test('a command opens it itself where no server runs', async () => {
    const command = runProgram('attach', folder.path)
    expect(await command.ended(), command.errors()).toBe(0)
    const store = await openStore({ dataDir: folder.path }, { log })
    expect(await store.verdicts.latest('7001#1')).toMatchObject({
      entry: { sequence: Number(command.lines()[0]) },
    })
    await store.close()
  })

  test('a command makes no store where there is none', async () => {
    const other = anEmptyFolder()
    const opened = openStore({ dataDir: other.path }, { log, attach: true })
    await expect(opened).rejects.toThrow(`there is none in ${other.path}`)
    expect(readdirSync(other.path)).toEqual([])
    other.remove()
  })

  test('an attached command does no work of the queue', async () => {
    const store = await openStore({ dataDir: folder.path }, { log })
    const command = await openStore({ dataDir: folder.path }, { log, attach: true })
    await expect(async () => command.queue.work(async () => {}, { concurrency: 1 })).rejects.toThrow(
      'attached',
    )
    await command.close()
    await store.close()
  })

  test('may be named relative to where the process stands', async () => {
    const store = await openStore({ dataDir: relative(process.cwd(), folder.path) }, { log })
    const command = await openStore({ dataDir: folder.path }, { log, attach: true })
    await command.ping()
    await command.close()
    await store.close()
  })

  test('keeps what was in work when the process was killed, due at once', async () => {
    const told = anEmptyFolder()
    const file = join(told.path, 'told')
    const child = runProgram('keep-and-work', JSON.stringify({ dataDir: folder.path }), '1', file)
    const lines = () => (existsSync(file) ? readFileSync(file, 'utf8').split('\n').length : 0)
    await vi.waitFor(() => expect(lines(), child.errors()).toBeGreaterThan(5), { timeout: 20_000 })
    await child.kill()
    told.remove()
    const store = await openStore({ dataDir: folder.path }, { log })
    expect(await store.queue.depth()).toMatchObject({ active: 0, delayed: 0 })
    await store.close()
  })
})

describe('a new folder', () => {
  let folder: DataFolder

  beforeEach(() => {
    folder = anEmptyFolder()
  })

  afterEach(() => folder.remove())

  test('is made with its database, closed to others, however long its path', {
    timeout: 60_000,
  }, async () => {
    const dataDir = join(folder.path, 'a'.repeat(60), 'b'.repeat(60))
    const store = await openStore({ dataDir }, { log })
    expect(statSync(dataDir).mode & 0o777).toBe(0o700)
    expect(readdirSync(dataDir).toSorted()).toEqual(['lock', 'postgres', 'socket-folder'])
    const socketFolder = readFileSync(join(dataDir, 'socket-folder'), 'utf8')
    expect(statSync(socketFolder).mode & 0o777).toBe(0o700)
    await store.inbox.keep(aPush(aPull(1)))
    const command = await openStore({ dataDir }, { log, attach: true })
    expect(await command.observations.of('7001#1')).toHaveLength(1)
    await command.close()
    await store.close()
    expect(existsSync(socketFolder)).toBe(false)
  })

  test('that is open to others and holds something else is left alone', async () => {
    chmodSync(folder.path, 0o755)
    writeFileSync(join(folder.path, 'thesis.txt'), '')
    await expect(openStore({ dataDir: folder.path }, { log })).rejects.toThrow(
      'holds files that are not ours',
    )
    expect(statSync(folder.path).mode & 0o777).toBe(0o755)
  })

  test('that is ours, open to others and with a half made database gets both put right', {
    timeout: 120_000,
  }, async () => {
    chmodSync(folder.path, 0o755)
    writeFileSync(join(folder.path, 'lock'), '')
    mkdirSync(join(folder.path, 'postgres.unfinished'))
    writeFileSync(join(folder.path, 'postgres.unfinished', 'PG_VERSION'), '18')
    const store = await openStore({ dataDir: folder.path }, { log })
    expect(statSync(folder.path).mode & 0o777).toBe(0o700)
    expect(existsSync(join(folder.path, 'postgres.unfinished'))).toBe(false)
    await store.ping()
    await store.close()
  })
})
