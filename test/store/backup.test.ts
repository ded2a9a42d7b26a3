import { execFile } from 'node:child_process'
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { openStore, type Store } from '../../src/store/open-store.ts'
import { aDataFolder, anEmptyFolder } from '../data-folder.ts'
import { onPostgres, postgresIsExpected, programs, startPostgres } from '../postgres.ts'
import { aSilentLog } from '../silent-log.ts'
import { aPull, aPush, aVerdict, keepVerdict } from './builders.ts'

const run = promisify(execFile)
const options = { log: aSilentLog() }

async function fill(store: Store): Promise<void> {
  await store.inbox.keep(aPush(aPull(1), 'delivery of the backup'))
  await keepVerdict(store, aVerdict(1))
}

async function expectAll(store: Store): Promise<void> {
  expect(await store.verdicts.latest('7001#1')).toMatchObject({
    entry: { sequence: 1 },
    verdict: { state: 'success' },
  })
  expect(await store.observations.of('7001#1')).toHaveLength(1)
  expect(await store.queue.depth()).toMatchObject({ queued: 1 })
  // What came before the backup is known, and what comes after it is counted on.
  expect(await store.inbox.keep(aPush(aPull(1), 'delivery of the backup'))).toMatchObject({ fresh: false })
  expect(await keepVerdict(store, aVerdict(1))).toMatchObject({ sequence: 2 })
}

/** As docs/operating.md says it is done. */
describe('a backup that is restored has everything', { timeout: 60_000 }, () => {
  test('on the embedded store: a copy of the folder while the App is stopped', async () => {
    const [folder, restored] = [await aDataFolder(), anEmptyFolder()]
    const store = await openStore({ dataDir: folder.path }, options)
    await fill(store)
    await store.close()
    cpSync(folder.path, restored.path, { recursive: true })
    folder.remove()

    const again = await openStore({ dataDir: restored.path }, options)
    await expectAll(again)
    await again.close()
    restored.remove()
  })

  test.runIf(postgresIsExpected())(`on ${onPostgres()}: pg_dump while it runs`, async () => {
    const [from, to] = [await startPostgres(), await startPostgres()]
    const bin = programs()
    if (from === null || to === null || bin === null) throw new Error('PostgreSQL is not installed.')
    const file = join(anEmptyFolder().path, 'patrol.dump')
    const store = await openStore({ databaseUrl: from.url }, options)
    await fill(store)
    await run(join(bin, 'pg_dump'), ['--format=custom', `--file=${file}`, from.url])
    await store.close()
    await run(join(bin, 'pg_restore'), ['--exit-on-error', '--no-owner', `--dbname=${to.url}`, file])

    const again = await openStore({ databaseUrl: to.url }, options)
    await expectAll(again)
    await again.close()
    rmSync(join(file, '..'), { recursive: true })
    await Promise.all([from.stop(), to.stop()])
  })
})
