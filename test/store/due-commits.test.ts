import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Observation } from '../../src/model/observation.ts'
import type { Delivered } from '../../src/store/inbox/delivered.ts'
import type { Store } from '../../src/store/open-store.ts'
import { aSha } from '../builders.ts'
import { aGroup, aMove, aPull } from './builders.ts'
import { describeOnEach, type Place } from './places.ts'

describeOnEach('a delivery that names a commit alone', make => {
  let place: Place
  let store: Store
  let deliveries = 0

  beforeAll(async () => {
    place = await make()
    store = await place.open()
    const sameHead = { headSha: aSha('head of 1') }
    const repository = { id: 7002, owner: 'acme', name: 'other' }
    for (const pull of [
      aPull(1),
      aPull(2, { ...sameHead, state: 'closed' }),
      aPull(3, sameHead),
      aPull(4),
      aPull(1, { ...sameHead, key: '7002#1', repository }),
    ])
      await store.pulls.put(pull)
  })

  afterAll(() => place.remove())

  const keep = (more: Partial<Delivered>) =>
    store.inbox.keep({ delivery: `d-${++deliveries}`, observations: [], due: [], ...more })
  const on = (name: string, observation: Observation | null = null) => ({
    commits: [{ repositoryId: 7001, sha: aSha(name), observation }],
  })

  test('makes the open pull requests with that head in that repository due', async () => {
    expect(await store.queue.depth()).toMatchObject({ queued: 0 })
    expect(await keep(on('head of 1'))).toEqual({ fresh: true, due: ['7001#1', '7001#3'] })
    expect(await store.queue.depth()).toMatchObject({ queued: 2 })
  })

  test('leaves what it observes with each of them, once', async () => {
    const delivered = { delivery: 'rerun', observations: [], due: [], ...on('head of 1', aMove('rerun')) }
    expect(await store.inbox.keep(delivered)).toEqual({ fresh: true, due: ['7001#1', '7001#3'] })
    // Nor does a process that does not remember it.
    await store.close()
    store = await place.open()
    expect(await store.inbox.keep(delivered)).toEqual({ fresh: false, due: [] })
    expect(await store.observations.of('7001#1')).toEqual([aMove('rerun')])
    expect(await store.observations.of('7001#3')).toEqual([aMove('rerun')])
    expect(await store.observations.of('7001#2')).toEqual([])
  })

  test('observes on the commit of a merge queue’s group the pull request whose turn it is', async () => {
    await keep({ mergeGroups: [aGroup('group', { number: 4 }), aGroup('ended', { number: 1, ended: true })] })
    expect(await keep(on('group', aMove('rerun')))).toEqual({ fresh: true, due: ['7001#4'] })
    expect(await store.observations.of('7001#4')).toEqual([aMove('rerun')])
    // A verdict on a group rests on no check of others.
    expect(await keep(on('group'))).toEqual({ fresh: true, due: [] })
    expect(await keep(on('ended', aMove('late')))).toEqual({ fresh: true, due: [] })
  })

  test('is found together with others, each for its own', async () => {
    const names = ['head of 4', 'head of 9', 'head of 1', 'head of 4']
    const kept = await Promise.all(names.map(name => keep(on(name))))
    expect(kept.map(({ due }) => due)).toEqual([['7001#4'], [], ['7001#1', '7001#3'], ['7001#4']])
  })
})
