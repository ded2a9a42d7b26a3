import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Store } from '../../src/store/open-store.ts'
import { aSha } from '../builders.ts'
import { aPull, aVerdict, keepVerdict } from './builders.ts'
import { describeOnEach, type Place } from './places.ts'

const claims = { id: 7001, owner: 'acme', name: 'claims' }
const billing = { id: 7002, owner: 'acme', name: 'billing' }

describeOnEach('where the sweep stands', make => {
  let place: Place
  let store: Store

  beforeEach(async () => {
    place = await make()
    store = await place.open()
  })
  afterEach(() => place.remove())

  test('an installation is taken once in its pace, by one of several at the same time', async () => {
    await store.sweeps.setInstallations([5, 6])
    const taken = await Promise.all([1, 2, 3].map(() => store.sweeps.take(60_000)))
    expect(taken.flatMap(each => each?.installationId ?? []).toSorted((a, b) => a - b)).toEqual([5, 6])
    expect(await store.sweeps.take(60_000)).toBeNull()
    await store.sweeps.putOff(5, -120_000)
    expect(await store.sweeps.take(60_000)).toEqual({ installationId: 5, roundAt: null })
    await store.sweeps.setInstallations([6, 7])
    expect(await store.sweeps.take(60_000)).toEqual({ installationId: 7, roundAt: null })
    expect(await store.sweeps.take(60_000)).toBeNull()
  })

  test('a round is gone through repository by repository, and survives a new start', async () => {
    await store.sweeps.setInstallations([5])
    await store.sweeps.begin(5, [billing, claims])
    const first = await store.sweeps.next({ installationId: 5, adopted: false })
    expect(first).toEqual({ installationId: 5, repository: claims, adopted: false })
    if (first !== null) await store.sweeps.done(first)
    await store.close()
    store = await place.open()
    expect(await store.sweeps.next({ installationId: 5, adopted: false })).toMatchObject({
      repository: billing,
    })
    expect(await store.sweeps.next({ installationId: 6, adopted: false })).toBeNull()
    expect((await store.sweeps.take(1))?.roundAt).toMatch(/^20/)
    await store.sweeps.restart()
    expect(await store.sweeps.next({ installationId: 5, adopted: false })).toBeNull()
  })

  test('the pause between two rounds can be ended, and no other is made longer', async () => {
    await store.sweeps.setInstallations([5])
    await store.sweeps.take(1)
    await store.sweeps.begin(5, [])
    await store.sweeps.putOff(5, 3_600_000)
    expect(await store.sweeps.take(1)).toBeNull()
    await store.sweeps.resume(0)
    expect(await store.sweeps.take(0)).toEqual({ installationId: 5, roundAt: null })
    await store.sweeps.resume(3_600_000)
    expect(await store.sweeps.take(1)).toEqual({ installationId: 5, roundAt: null })
  })

  test('repositories that a delivery adds are kept with it, whether or not their installation is known', async () => {
    const added = [{ installationId: 9, repositories: [claims] }]
    await store.inbox.keep({ delivery: 'd-1', observations: [], due: [], added })
    await store.sweeps.setInstallations([5])
    await store.sweeps.restart()
    expect(await store.sweeps.next({ adopted: true })).toEqual({
      installationId: 9,
      repository: claims,
      adopted: true,
    })
    await store.sweeps.done({ installationId: 9, repository: claims, adopted: true })
    expect(await store.sweeps.next({ adopted: true })).toBeNull()
  })

  test('heads without a verdict are found, but not where no policy covers them', async () => {
    await keepVerdict(store, aVerdict(1))
    await keepVerdict(store, aVerdict(2, { headSha: aSha('an older head') }))
    await store.pulls.put({ ...aPull(3), covered: false })
    await store.pulls.put({ ...aPull(4), covered: true })
    const found = await store.sweeps.unjudged([1, 2, 3, 4, 5].map(number => aPull(number)))
    expect(found.map(({ key }) => key)).toEqual(['7001#2', '7001#4', '7001#5'])
    const retargeted = aPull(3, { baseRef: 'release' })
    expect(await store.sweeps.unjudged([retargeted])).toEqual([retargeted])
  })

  test('the last known delivery is remembered', async () => {
    expect(await store.sweeps.knownDelivery()).toBeNull()
    await store.sweeps.setKnownDelivery(7, new Date('2026-11-20T09:00:00Z'))
    await store.sweeps.setKnownDelivery(2 ** 45, new Date('2026-11-21T09:00:00Z'))
    expect(await store.sweeps.knownDelivery()).toEqual({ id: 2 ** 45, at: '2026-11-21T09:00:00.000Z' })
  })
})
