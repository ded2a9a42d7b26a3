import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DraftOf } from '../../src/evidence/draft.ts'
import type { Store } from '../../src/store/open-store.ts'
import { append } from '../evidence/entries.ts'
import { aPull, aVerdict, aVerdictDraft } from './builders.ts'
import { describeOnEach, type Place } from './places.ts'

/** A merge on a day, so many hours after it was opened first compliant. */
function aMerge(number: number, day: string, hours: number | null): DraftOf<'merge'> {
  const openedAt = '2026-11-01T00:00:00.000Z'
  const compliantAt = hours === null ? null : new Date(Date.parse(openedAt) + hours * 3600_000).toISOString()
  return {
    kind: 'merge',
    at: `${day}T12:00:00Z`,
    number,
    headSha: 'a'.repeat(40),
    actor: null,
    policyHash: null,
    factsHash: null,
    details: {
      title: 'x',
      url: 'x',
      author: null,
      tickets: [],
      baseRef: 'main',
      mergeSha: null,
      openedAt,
      compliantAt,
      compliant: hours !== null,
      why: 'x',
      verdict: null,
    },
  }
}

describeOnEach('what pages show of many entries', make => {
  let place: Place
  let store: Store

  beforeAll(async () => {
    place = await make()
    store = await place.open()
    await append(store, 7001, [
      aMerge(1, '2026-11-16', 1),
      aMerge(2, '2026-11-22', 3),
      aMerge(3, '2026-11-22', null),
      aMerge(4, '2026-11-23', null),
    ])
    await append(store, 7002, [aMerge(1, '2026-11-17', 9)])
    await append(store, 7003)
  })
  afterAll(() => place.remove())

  test('is what was merged by week, from Monday to Sunday, with the median time to a compliant verdict', async () => {
    expect(await store.evidence.mergedByWeek([7001], '2026-11-01')).toEqual([
      { week: '2026-11-16', merged: 3, compliant: 2, medianSeconds: 2 * 3600 },
      { week: '2026-11-23', merged: 1, compliant: 0, medianSeconds: null },
    ])
    expect(await store.evidence.mergedByWeek([7001, 7002], '2026-11-17')).toMatchObject([
      { week: '2026-11-16', merged: 3 },
      { week: '2026-11-23', merged: 1 },
    ])
    expect(await store.evidence.mergedByWeek([], '2026-11-01')).toEqual([])
  })

  test('are the open pull requests of covered branches, each with its latest verdict', async () => {
    for (const number of [1, 2, 3, 4, 5])
      await store.pulls.put({ ...aPull(number), covered: number === 3 ? false : null })
    await store.pulls.put(aPull(4, { state: 'closed' }))
    await append(store, 7001, [aVerdictDraft(aVerdict(2)), aVerdictDraft(aVerdict(2, { state: 'failure' }))])
    const found = await store.evidence.openPulls({ repositoryIds: [7001, 7002], most: 10 })
    expect(found.map(({ number, verdict }) => [number, verdict?.state])).toEqual([
      [1, undefined],
      [2, 'failure'],
      [5, undefined],
    ])
    const after = { repositoryId: 7001, number: 1 }
    expect(await store.evidence.openPulls({ repositoryIds: [7001], after, most: 1 })).toMatchObject([
      { key: '7001#2' },
    ])
  })

  test('are the repositories that have a chain, page by page', async () => {
    expect(await store.evidence.chains({ most: 10 })).toEqual([7001, 7002, 7003])
    expect(await store.evidence.chains({ most: 2 })).toEqual([7001, 7002])
    expect(await store.evidence.chains({ after: 7002, most: 2 })).toEqual([7003])
    expect(await store.evidence.chains({ after: 7003, most: 2 })).toEqual([])
  })

  test('are pages of entries, newest first or after one', async () => {
    const sequences = async (page: Parameters<Store['evidence']['page']>[0]) =>
      (await store.evidence.page(page)).map(({ sequence }) => sequence)
    const [newest = 0] = await sequences({ repositoryId: 7001, most: 1 })
    expect(await sequences({ repositoryId: 7001, most: 2 })).toEqual([newest, newest - 1])
    expect(await sequences({ repositoryId: 7001, before: newest, most: 1 })).toEqual([newest - 1])
    expect(await sequences({ repositoryId: 7001, kinds: ['merge'], after: 1, most: 2 })).toEqual([2, 3])
    expect(await sequences({ repositoryId: 7001, number: 3, most: 9 })).toEqual([3])
    expect(
      await sequences({ from: '2026-11-22T00:00:00Z', to: '2026-11-23T00:00:00Z', after: 0, most: 9 }),
    ).toEqual([2, 3])
  })
})
