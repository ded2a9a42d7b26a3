import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Store } from '../../src/store/open-store.ts'
import { aSha } from '../builders.ts'
import { aMove, aPull, aPush } from './builders.ts'
import { describeOnEach, type Place } from './places.ts'

describeOnEach('the inbox', make => {
  let place: Place
  let store: Store

  beforeEach(async () => {
    place = await make()
    store = await place.open()
  })

  afterEach(() => place.remove())

  test('keeps observation, pull request and key together', async () => {
    expect(await store.inbox.keep(aPush(aPull(1), 'd-1'))).toEqual({ fresh: true, due: ['7001#1'] })
    expect(await store.observations.of('7001#1')).toEqual([aMove('d-1')])
    expect(await store.pulls.bySha(7001, aSha('head of 1'))).toHaveLength(1)
    expect(await store.queue.depth()).toMatchObject({ queued: 1 })
  })

  test('keeps a redelivered delivery once, and makes nothing due again', async () => {
    await store.inbox.keep(aPush(aPull(1), 'd-1'))
    await store.queue.work(async () => {}, { concurrency: 1 })
    await expect.poll(() => store.queue.depth()).toMatchObject({ queued: 0, active: 0 })
    await store.queue.stop()
    expect(await store.inbox.keep(aPush(aPull(1), 'd-1'))).toEqual({ fresh: false, due: [] })
    // Nor does a process that does not remember it.
    await store.close()
    store = await place.open()
    expect(await store.inbox.keep(aPush(aPull(1), 'd-1'))).toEqual({ fresh: false, due: [] })
    expect(await store.observations.of('7001#1')).toHaveLength(1)
    expect(await store.queue.depth()).toMatchObject({ queued: 0 })
  })

  test('keeps a delivery once that arrives twice at the same moment', async () => {
    const kept = await Promise.all([1, 2, 3].map(() => store.inbox.keep(aPush(aPull(1), 'd-1'))))
    expect(kept.filter(({ fresh }) => fresh)).toHaveLength(1)
    expect(await store.observations.of('7001#1')).toHaveLength(1)
  })

  test('keeps observations in the order in which they arrived, across those written together', async () => {
    const deliveries = Array.from({ length: 300 }, (_, i) => `d-${i}`)
    await Promise.all(deliveries.map(delivery => store.inbox.keep(aPush(aPull(1), delivery))))
    const kept = await store.observations.of('7001#1')
    expect(kept.map(observation => observation.delivery)).toEqual(deliveries)
  })

  test('a delivery that the database refuses does not make the others fail', async () => {
    // PostgreSQL's jsonb cannot hold U+0000.
    const refused = {
      delivery: 'bad',
      observations: [{ key: '7001#1' as const, observation: aMove('a\u0000b') }],
      due: [],
    }
    const [first, bad, second] = await Promise.allSettled([
      store.inbox.keep(aPush(aPull(1), 'd-1')),
      store.inbox.keep(refused),
      store.inbox.keep(aPush(aPull(2), 'd-2')),
    ])
    expect([first?.status, bad?.status, second?.status]).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(await store.observations.of('7001#1')).toEqual([aMove('d-1')])
    expect(await store.observations.of('7001#2')).toEqual([aMove('d-2')])
    expect(await store.queue.depth()).toMatchObject({ queued: 2 })
    // Nothing of it stays behind, so that it can be delivered again.
    expect(await store.inbox.keep({ ...refused, observations: [] })).toEqual({ fresh: true, due: [] })
  })

  test('a delivery makes several pull requests due, and leaves what it does not know of them', async () => {
    await store.pulls.put({ ...aPull(1), covered: true })
    const comment = { headSha: null, baseRef: null }
    await store.inbox.keep({ delivery: 'd-1', observations: [], due: [aPull(1, comment), aPull(2, comment)] })
    expect(await store.queue.depth()).toMatchObject({ queued: 2 })
    expect(await store.pulls.get('7001#1')).toMatchObject({ headSha: aSha('head of 1'), covered: true })
  })

  test('a delivery that makes nothing due is remembered', async () => {
    const delivered = { delivery: 'd-1', observations: [], due: [] }
    expect(await store.inbox.keep(delivered)).toEqual({ fresh: true, due: [] })
    expect(await store.inbox.keep(delivered)).toEqual({ fresh: false, due: [] })
  })

  test('refuses nonsense at once', async () => {
    await expect(store.inbox.keep({ delivery: '', observations: [], due: [] })).rejects.toThrow('its id')
    const due = [aPull(1, { key: '0#0' })]
    await expect(store.inbox.keep({ delivery: 'd', observations: [], due })).rejects.toThrow(
      'not a pull request key',
    )
  })
})
