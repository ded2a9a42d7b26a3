import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createEncryption } from '../../src/encryption.ts'
import { codeVersion } from '../../src/evidence/code-version.ts'
import { keepHouse } from '../../src/evidence/keep-house.ts'
import type { DraftOf } from '../../src/evidence/draft.ts'
import { type Keeping, keptFacts } from '../../src/evidence/keep-facts.ts'
import { record } from '../../src/evidence/record.ts'
import { replay } from '../../src/evidence/replay.ts'
import { verify } from '../../src/evidence/verify.ts'
import type { Facts } from '../../src/model/facts.ts'
import { resolvePolicy } from '../../src/policy/resolve-policy.ts'
import type { Store } from '../../src/store/open-store.ts'
import { judge } from '../../src/verdict/judge.ts'
import { aPullRequest } from '../builders.ts'
import { exampleFile } from '../../src/checks/example-file.ts'
import { builtIn, repository } from '../policy/layers.ts'
import { openStore } from '../../src/store/open-store.ts'
import { onPostgres, postgresIsExpected, startPostgres } from '../postgres.ts'
import { aSilentLog } from '../silent-log.ts'
import { aVerdict, keepVerdict } from '../store/builders.ts'
import { describeOnEach, type Place } from '../store/places.ts'
import { append } from './entries.ts'

const policy = resolvePolicy(
  [
    builtIn,
    repository(
      'roles: { techops: { users: [maria] } }\nchecks: { title-format: required, migration-review: required, peer-review: off, ssl-validation: off, infra-audit: off }\n',
    ),
  ],
  { jira: false },
)
const SECRET = 'insert into accounts values (4711)'
const migration = exampleFile('migrations/0007_add.sql', {
  patch: `@@ -0,0 +1,2 @@\n+-- +goose Up\n+${SECRET}`,
})

function aRefresh(number: number): DraftOf<'refresh'> {
  return {
    kind: 'refresh',
    at: '2026-11-20T09:00:00Z',
    number,
    headSha: null,
    actor: null,
    policyHash: null,
    factsHash: null,
    details: { how: 'command', delivery: 'd' },
  }
}

/** The facts of a pull request; a minute later for each, so that no two are the same. */
function factsOf(number: number): Facts {
  return {
    at: new Date(Date.UTC(2026, 10, 20, 14, number)).toISOString(),
    pull: aPullRequest({ number }),
    jira: null,
    proposedPolicy: null,
    parts: { files: { known: true, value: [migration, exampleFile('src/a.ts', { patch: `+${SECRET}` })] } },
  }
}

describeOnEach('what a verdict rests on', make => {
  let place: Place
  let store: Store

  beforeAll(async () => {
    place = await make()
    store = await place.open()
  })
  afterAll(() => place.remove())

  const encryption = createEncryption([randomBytes(32)])
  const plain: Keeping = { seal: null, source: false }

  async function recorded(number: number, keeping: Keeping): Promise<number> {
    const facts = factsOf(number)
    const clock = { now: () => new Date(facts.at) }
    const dependencies = {
      evidence: store.evidence,
      verdicts: store.verdicts,
      keeping,
      code: codeVersion(),
      clock,
    }
    const judged = { facts, policy, verdict: judge(facts, policy) }
    return (await record(dependencies, judged, [])).sequence
  }

  const replayed = (sequence: number, opener: typeof encryption | null = null) =>
    replay({ entries: store.evidence, blobs: store.evidence, opener, code: codeVersion() }, sequence)

  async function blobsOf(sequence: number): Promise<string> {
    const entry = await store.evidence.entry(sequence)
    const blob = await store.evidence.blob(entry?.factsHash ?? '')
    return Buffer.from(blob?.content ?? []).toString('latin1')
  }

  test('is kept without the lines of the source, and judged again gives the same verdict', async () => {
    const sequence = await recorded(1, plain)
    const found = await replayed(sequence)
    expect(found).toMatchObject({ outcome: 'same', code: { isSame: true } })
    expect(JSON.stringify(keptFacts(factsOf(1), plain))).not.toContain(SECRET)
    expect(JSON.stringify(keptFacts(factsOf(1), { source: true }))).toContain(SECRET)
  })

  test('is encrypted where there is a key, with the lines of the source where that is wanted', async () => {
    const seal = encryption.seal
    const without = await recorded(2, { seal, source: false })
    const whole = await recorded(3, { seal, source: true })
    expect((await blobsOf(whole)).length).toBeGreaterThan((await blobsOf(without)).length)
    for (const sequence of [without, whole]) {
      expect(await replayed(sequence, encryption)).toMatchObject({ outcome: 'same' })
      expect(await replayed(sequence)).toMatchObject({
        outcome: 'impossible',
        why: expect.stringContaining('ENCRYPTION_KEY'),
      })
      const other = createEncryption([randomBytes(32)])
      expect(await replayed(sequence, other)).toMatchObject({ why: expect.stringContaining('another key') })
    }
  })

  test('that was changed since is not judged again', async () => {
    const sequence = await recorded(4, plain)
    const entry = await store.evidence.entry(sequence)
    const client = await place.connect()
    await expect(client.query(`update evidence_blob set content = ''`)).rejects.toThrow('is append-only')
    await client.query('alter table evidence_blob disable trigger all')
    await client.query(`update evidence_blob set content = '\\x00' where hash = '${entry?.factsHash}'`)
    await client.query('alter table evidence_blob enable trigger all')
    expect(await replayed(sequence)).toMatchObject({
      outcome: 'impossible',
      why: expect.stringContaining('were changed'),
    })
  })

  test('gives another verdict where the code is another, and says so', async () => {
    const sequence = await recorded(5, plain)
    const code = { version: '9.9.9', judging: 'f'.repeat(64) }
    const asked = { entries: store.evidence, blobs: store.evidence, opener: null, code }
    expect(await replay(asked, sequence)).toMatchObject({
      outcome: 'same',
      code: { isSame: false, now: code },
    })
  })

  test('cannot be asked of what is no verdict, or not there', async () => {
    expect(await replayed(99_999)).toEqual({ outcome: 'impossible', why: 'There is no entry 99999.' })
    const [refresh] = await append(store, 7001, [aRefresh(1)])
    expect(await replayed(refresh?.sequence ?? 0)).toMatchObject({
      why: expect.stringContaining('only a verdict'),
    })
  })

  test('is deleted after its time, the policies and the chain never', async () => {
    const sequence = await recorded(6, plain)
    const house = (at: Date) =>
      keepHouse({
        evidence: store.evidence,
        signer: null,
        factsDays: 30,
        clock: { now: () => at },
        log: aSilentLog(),
      })
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000)
    await house(inDays(29))
    expect(await replayed(sequence)).toMatchObject({ outcome: 'same' })
    await house(inDays(31))
    expect(await replayed(sequence)).toMatchObject({
      outcome: 'impossible',
      why: expect.stringContaining('EVIDENCE_FACTS_DAYS'),
    })
    expect(await store.evidence.blob(policy.inForce.hash)).toMatchObject({ kind: 'policy' })
    expect(await verify(store.evidence)).toMatchObject({ broken: null })
  })

  test('a verdict and its entry are kept together, or neither', async () => {
    const [last] = await store.evidence.page({ most: 1 })
    const keep = (compose: () => never[]) =>
      store.evidence.keep({
        key: '7001#77',
        verdict: aVerdict(77),
        resets: [],
        blobs: [],
        entries: { once: [], compose },
      })
    await expect(keep(() => [])).rejects.toThrow('one entry of its own')
    await expect(
      keep(() => {
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
    expect(await store.verdicts.latest('7001#77')).toBeNull()
    expect((await store.evidence.page({ most: 1 }))[0]?.sequence).toBe(last?.sequence)
  })

  test('entries that do not belong where they are put are refused', async () => {
    const [entry] = await append(store, 7005)
    const misplaced = { repositoryId: 7005, once: [], compose: () => (entry === undefined ? [] : [entry]) }
    await expect(store.evidence.append(misplaced)).rejects.toThrow('do not belong')
  })
})

describe.runIf(postgresIsExpected())(`replicas on ${onPostgres()}`, { timeout: 60_000 }, () => {
  test('that write at the same time keep one chain per repository, without a gap', async () => {
    const database = await startPostgres()
    if (database === null) throw new Error('PostgreSQL is not installed.')
    const stores = await Promise.all(
      [1, 2, 3].map(() => openStore({ databaseUrl: database.url }, { log: aSilentLog() })),
    )
    const writing = stores.flatMap((store, replica) =>
      Array.from({ length: 40 }, (_, i) =>
        i % 4 === 0
          ? append(store, 7002, [aRefresh(i)])
          : keepVerdict(store, aVerdict(replica * 100 + i + 1)),
      ),
    )
    await Promise.all(writing)
    const [store] = stores
    expect(await verify(store?.evidence ?? expect.fail())).toMatchObject({
      entries: 100,
      chains: 2,
      broken: null,
    })
    for (const each of stores) await each.close()
    await database.stop()
  })
})
