import { generateKeyPairSync } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { canonical, sha256 } from '../../src/evidence/canonical.ts'
import { signCheckpoint } from '../../src/evidence/checkpoint.ts'
import { publicKeyOf, type Signer, signerWith } from '../../src/evidence/signature.ts'
import { verify } from '../../src/evidence/verify.ts'
import { verifyFurther } from '../../src/evidence/verify-further.ts'
import type { Store } from '../../src/store/open-store.ts'
import { aVerdict, aVerdictDraft } from '../store/builders.ts'
import { describeOnOne, type Place } from '../store/places.ts'
import { append } from './entries.ts'

function aSigner(): Signer & { readonly pem: string } {
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  return { ...signerWith(pem), pem }
}

const DAY = new Date('2026-11-20T10:00:00.000Z')

describeOnOne('verifying', make => {
  let place: Place
  let store: Store

  beforeEach(async () => {
    place = await make()
    store = await place.open()
  })
  afterEach(() => place.remove())

  /** As somebody who may do everything on the database. */
  async function tamper(...statements: string[]): Promise<void> {
    const client = await place.connect()
    for (const each of ['alter table evidence disable trigger all', ...statements]) await client.query(each)
    await client.query('alter table evidence enable trigger all')
  }

  /** Entries 1, 3, 5 of one repository, and 2, 4 of another. */
  async function fiveEntries(): Promise<void> {
    for (const id of [7001, 7002, 7001, 7002, 7001]) await append(store, id)
  }

  test('finds what was written as it was written, over all chains and over one', async () => {
    expect(await verify(store.evidence)).toMatchObject({ entries: 0, last: null, broken: null })
    await fiveEntries()
    const [last] = await store.evidence.page({ most: 1 })
    expect(await verify(store.evidence)).toMatchObject({
      entries: 5,
      chains: 2,
      last: { sequence: 5, hash: last?.hash },
      broken: null,
    })
    expect(await verify(store.evidence, { repositoryId: 7002 })).toMatchObject({ entries: 2, broken: null })
  })

  test('goes through more entries than it reads at once', async () => {
    const drafts = Array.from({ length: 1203 }, (_, i) => aVerdictDraft(aVerdict(i + 1)))
    await append(store, 7001, drafts)
    const seen: number[] = []
    expect(await verify(store.evidence, { onProgress: entries => seen.push(entries) })).toMatchObject({
      entries: 1203,
      broken: null,
    })
    expect(seen).toEqual([500, 1000, 1203])
  })

  test.each<[string, string, number, string]>([
    [
      'a text',
      `update evidence set content = replace(content, 'success', 'failure') where sequence = 3`,
      3,
      'Its text was changed: it has not the hash that was kept with it.',
    ],
    [
      'a hash',
      `update evidence set hash = repeat('a', 64) where sequence = 3`,
      3,
      'Its text was changed: it has not the hash that was kept with it.',
    ],
    [
      'a column',
      `update evidence set state = 'failure' where sequence = 2`,
      2,
      'Its column state is not what its text says.',
    ],
    [
      'the repository of an entry',
      'update evidence set repository_id = 7003 where sequence = 5',
      5,
      'Its column repositoryId is not what its text says.',
    ],
    [
      'what is recorded once',
      `update evidence set once = 'merge 42' where sequence = 4`,
      4,
      'Its column once is not what its text says.',
    ],
    [
      'a time',
      `update evidence set at = at + interval '1 day' where sequence = 4`,
      4,
      'Its column at is not what its text says.',
    ],
    ['an entry that is missing', 'delete from evidence where sequence = 3', 3, 'It is missing.'],
    ['the first that is missing', 'delete from evidence where sequence = 1', 1, 'It is missing.'],
    ['a chain that is missing', 'delete from evidence where repository_id = 7002', 2, 'It is missing.'],
  ])('names the first entry that is broken: %s', async (_, statement, sequence, says) => {
    await fiveEntries()
    await tamper(statement)
    expect((await verify(store.evidence)).broken).toMatchObject({ sequence, says })
  })

  /** Whoever can write the hash can write a fitting one. */
  async function rewrite(sequence: number): Promise<void> {
    const entry = await store.evidence.entry(sequence)
    const content = canonical({ ...(JSON.parse(entry?.content ?? '') as object), headSha: 'f'.repeat(40) })
    await tamper(
      `update evidence set content = '${content}', hash = '${sha256(content)}', head_sha = '${'f'.repeat(40)}' where sequence = ${sequence}`,
    )
  }

  test('finds an entry that was written anew with a hash of its own, at the one after it', async () => {
    await fiveEntries()
    await rewrite(3)
    const says = 'It does not continue entry 3, which stands before it.'
    expect((await verify(store.evidence)).broken).toMatchObject({ sequence: 5, says })
    expect((await verify(store.evidence, { repositoryId: 7001 })).broken).toMatchObject({ sequence: 5, says })
    expect((await verify(store.evidence, { repositoryId: 7002 })).broken).toBeNull()
  })

  test('finds a text that is no JSON, or JSON in another form, although its hash fits', async () => {
    await fiveEntries()
    const entry = await store.evidence.entry(5)
    for (const content of ['{"format":1', `${entry?.content} `]) {
      await tamper(
        `update evidence set content = '${content}', hash = '${sha256(content)}' where sequence = 5`,
      )
      expect((await verify(store.evidence)).broken).toMatchObject({
        sequence: 5,
        says: 'Its text is no JSON in canonical form.',
      })
    }
  })

  test('finds an end that was cut off, or written anew, by what was seen elsewhere', async () => {
    await fiveEntries()
    const witnesses = (await store.evidence.entriesOf([4, 5])).map(({ sequence, hash }) => ({
      sequence,
      hash,
    }))
    expect((await verify(store.evidence, { witnesses })).broken).toBeNull()
    await rewrite(5)
    expect((await verify(store.evidence, { witnesses })).broken).toMatchObject({
      sequence: 5,
      says: `It was seen elsewhere with the hash ${witnesses[1]?.hash}.`,
    })
    await tamper('delete from evidence where sequence = 5')
    expect((await verify(store.evidence)).broken).toBeNull()
    expect((await verify(store.evidence, { witnesses })).broken).toMatchObject({
      sequence: 5,
      says: 'It was seen elsewhere, and is not here: the end was cut off.',
    })
  })

  describe('checkpoints', () => {
    test('are signed once a day, and only where a chain grew', async () => {
      const signer = aSigner()
      expect(await signCheckpoint(store.evidence, signer, DAY)).toBeNull()
      await fiveEntries()
      expect(await signCheckpoint(store.evidence, signer, DAY)).toMatchObject({ sequence: 6 })
      expect(await signCheckpoint(store.evidence, signer, new Date('2026-11-20T23:59:59Z'))).toBeNull()
      expect(await signCheckpoint(store.evidence, signer, new Date('2026-11-21T00:00:00Z'))).toBeNull()
      await append(store, 7002)
      const second = await signCheckpoint(store.evidence, signer, new Date('2026-11-21T01:00:00Z'))
      expect(JSON.parse(second?.content ?? '')).toMatchObject({
        details: { day: '2026-11-21', heads: [{ repositoryId: 7002, sequence: 7 }] },
      })
      expect(await verify(store.evidence, { publicKey: publicKeyOf(signer.pem) })).toMatchObject({
        entries: 8,
        chains: 2,
        checkpoints: 2,
        lastCheckpoint: { sequence: 8, day: '2026-11-21' },
        broken: null,
      })
    })

    test('by two replicas at the same moment are one', async () => {
      await fiveEntries()
      const signed = await Promise.all([1, 2, 3].map(() => signCheckpoint(store.evidence, aSigner(), DAY)))
      expect(signed.filter(entry => entry !== null)).toHaveLength(1)
    })

    test.each([
      [
        'its signature is taken away',
        'update evidence set signature = null where sequence = 6',
        'Its signature is missing.',
      ],
      [
        'its signature is another',
        `update evidence set signature = 'AAAA' where sequence = 6`,
        'Its signature does not hold.',
      ],
    ])('are broken where %s', async (_, statement, says) => {
      await fiveEntries()
      await signCheckpoint(store.evidence, aSigner(), DAY)
      await tamper(statement)
      expect((await verify(store.evidence)).broken).toMatchObject({ sequence: 6, says })
    })

    test('of another key are broken for whoever names the right one', async () => {
      await fiveEntries()
      await signCheckpoint(store.evidence, aSigner(), DAY)
      expect((await verify(store.evidence, { publicKey: aSigner().publicKey })).broken).toMatchObject({
        sequence: 6,
        says: 'It was signed with another key.',
      })
    })

    test('that were taken out are missed by whoever knows the key, once days went by without one', async () => {
      const signer = aSigner()
      const options = { publicKey: signer.publicKey }
      const on = (day: number) => append(store, 7001, undefined, `2026-11-${day}T09:00:00.000Z`)
      await on(20)
      await on(22)
      expect((await verify(store.evidence, options)).broken).toBeNull()
      await signCheckpoint(store.evidence, signer, new Date('2026-11-22T10:00:00Z'))
      for (const day of [23, 24, 25]) await on(day)
      expect((await verify(store.evidence, options)).broken).toBeNull()
      await on(26)
      const says = 'No checkpoint came after it for days, though the key is known.'
      expect((await verify(store.evidence, options)).broken).toMatchObject({ sequence: 4, says })
      expect((await verify(store.evidence)).broken).toBeNull()
      await tamper('delete from evidence where sequence > 2')
      await on(26)
      expect((await verify(store.evidence, options)).broken).toMatchObject({ sequence: 1, says })
    })

    test('tell that a chain was written anew to its end', async () => {
      await fiveEntries()
      await signCheckpoint(store.evidence, aSigner(), DAY)
      await rewrite(5)
      expect((await verify(store.evidence)).broken).toMatchObject({
        sequence: 6,
        says: 'It saw the chain of repository 7001 end with entry 5, and the chain ends otherwise.',
      })
    })
  })

  describe('a chain further than before', () => {
    const later = (minutes: number) => new Date(DAY.getTime() + minutes * 60_000)

    test('goes on where it ended, and says until where and when', async () => {
      await fiveEntries()
      expect(await verifyFurther(store.evidence, 7001, later(0))).toMatchObject({
        sequence: 5,
        at: later(0).toISOString(),
        problem: null,
      })
      await append(store, 7001)
      expect(await verifyFurther(store.evidence, 7001, later(5))).toMatchObject({
        sequence: 6,
        at: later(5).toISOString(),
        problem: null,
      })
      expect(await store.evidence.verified(7001)).toMatchObject({ sequence: 6, problem: null })
      expect(await verifyFurther(store.evidence, 9999, later(0))).toMatchObject({
        sequence: 0,
        problem: null,
      })
    })

    test('reads no entry twice', async () => {
      await fiveEntries()
      await verifyFurther(store.evidence, 7001, later(0))
      const read: unknown[] = []
      const page: typeof store.evidence.page = wanted => {
        read.push(wanted.after)
        return store.evidence.page(wanted)
      }
      await verifyFurther({ ...store.evidence, page }, 7001, later(1))
      expect(read).toEqual([5])
    })

    test('stays where an entry is broken, and where what was verified is no more what it was', async () => {
      await fiveEntries()
      await verifyFurther(store.evidence, 7001, later(0))
      await append(store, 7001)
      await tamper(`update evidence set head_sha = 'x' where sequence = 6`)
      const broken = { sequence: 5, problem: 'Entry 6: Its column headSha is not what its text says.' }
      expect(await verifyFurther(store.evidence, 7001, later(1))).toMatchObject(broken)
      expect(await verifyFurther(store.evidence, 7001, later(2))).toMatchObject(broken)
      await rewrite(5)
      expect(await verifyFurther(store.evidence, 7001, later(3))).toMatchObject({
        sequence: 5,
        problem: 'Entry 5 is not what was verified before.',
      })
    })
  })
})
