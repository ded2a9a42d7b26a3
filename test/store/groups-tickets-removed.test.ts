import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Store } from '../../src/store/open-store.ts'
import { aSha } from '../builders.ts'
import { aGroup, aPull } from './builders.ts'
import { describeOnEach, type Place } from './places.ts'

describeOnEach('what is kept besides', make => {
  let place: Place
  let store: Store
  let deliveries = 0

  beforeAll(async () => {
    place = await make()
    store = await place.open()
  })

  afterAll(() => place.remove())

  const keep = (more: object) =>
    store.inbox.keep({ delivery: `d-${++deliveries}`, observations: [], due: [], ...more })
  const standing = async () => (await store.mergeGroups.standing(7001)).map(({ headSha }) => headSha)

  describe('groups of a merge queue', () => {
    test('stand from their first event to their last', async () => {
      const { ended: _, ...first } = aGroup('first')
      await keep({ mergeGroups: [aGroup('first'), aGroup('second', { baseSha: aSha('first'), number: 2 })] })
      await keep({ mergeGroups: [aGroup('elsewhere', { repository: { id: 8, owner: 'acme', name: 'b' } })] })
      expect((await store.mergeGroups.standing(7001))[0]).toEqual({ ...first, pullHead: null })
      expect(await standing()).toEqual([aSha('first'), aSha('second')].toSorted())
      await keep({ mergeGroups: [aGroup('first', { ended: true })] })
      expect(await standing()).toEqual([aSha('second')])
    })

    test('do not come back by an event that arrives late, nor by one in the same write', async () => {
      await keep({ mergeGroups: [aGroup('late', { ended: true })] })
      await keep({ mergeGroups: [aGroup('late')] })
      await keep({ mergeGroups: [aGroup('both'), aGroup('both', { ended: true }), aGroup('both')] })
      expect(await standing()).toEqual([aSha('second')])
    })

    test('keep the head of their pull request with which they were first looked at', async () => {
      const group = aGroup('bound')
      await keep({ mergeGroups: [group] })
      await store.mergeGroups.bind(group, aSha('one'))
      await store.mergeGroups.bind(group, aSha('other'))
      const found = await store.mergeGroups.standing(7001)
      expect(found.find(({ headSha }) => headSha === group.headSha)?.pullHead).toBe(aSha('one'))
    })

    test('without a number are found in all repositories', async () => {
      await keep({ mergeGroups: [aGroup('nameless', { number: null })] })
      expect(await store.mergeGroups.withoutNumber()).toMatchObject([
        { headSha: aSha('nameless'), number: null },
      ])
    })
  })

  test('the open pull requests that rest on a ticket are found by it, while they do', async () => {
    await store.pulls.put(aPull(31))
    await store.pulls.put(aPull(32))
    await store.pulls.put(aPull(33, { state: 'closed' }))
    for (const number of [31, 32, 33]) await store.tickets.put(`7001#${number}`, ['SEC-1', 'SEC-2'])
    const numbersOn = async (...tickets: string[]) =>
      (await store.tickets.pullsOn(tickets)).map(({ number }) => number)
    expect(await numbersOn('SEC-1', 'SEC-2')).toEqual([31, 32])
    await store.tickets.put('7001#31', ['SEC-2', 'SEC-3'])
    expect(await numbersOn('SEC-1')).toEqual([32])
    expect(await numbersOn('SEC-3')).toEqual([31])
    await store.tickets.put('7001#32', [])
    expect(await numbersOn('SEC-1')).toEqual([])
    expect(await numbersOn()).toEqual([])
  })

  describe('pull requests of a repository that the App cannot see any longer', () => {
    const other = { id: 91, owner: 'globex', name: 'other' }
    const inOther = aPull(1, { key: '91#1', repository: other, installationId: 9 })
    const beside = aPull(2, { key: '92#2', repository: { ...other, id: 92 }, installationId: 9 })
    const known = async () => (await store.pulls.ofInstallation(9)).map(({ key }) => key)
    const removed = async () => (await store.pulls.removedFrom(9)).map(({ key }) => key)

    test('are marked, and found no more, while nothing of them is deleted', async () => {
      await keep({ due: [inOther, beside] })
      await keep({ removed: [{ installationId: 9, repositoryIds: [91] }] })
      expect([await known(), await removed()]).toEqual([['92#2'], ['91#1']])
      expect(await store.pulls.inRepository(91)).toEqual([])
      expect(await store.pulls.get('91#1')).toMatchObject({ ...inOther, removed: true })
      await keep({ removed: [{ installationId: 9, repositoryIds: [] }] })
      expect(await known()).toEqual(['92#2'])
      await keep({ removed: [{ installationId: 9, repositoryIds: null }] })
      expect([await known(), await removed()]).toEqual([[], ['91#1', '92#2']])
    })

    test('are there again with the next event or look that shows them', async () => {
      await keep({ due: [inOther] })
      await store.pulls.put(beside)
      expect([await known(), await removed()]).toEqual([['91#1', '92#2'], []])
    })
  })
})
