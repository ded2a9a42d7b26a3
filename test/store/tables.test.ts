import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Reset } from '../../src/model/approval.ts'
import type { Store } from '../../src/store/open-store.ts'
import type { Publication } from '../../src/store/publications.ts'
import { aSha } from '../builders.ts'
import { aPull, aVerdict, keepVerdict } from './builders.ts'
import { describeOnEach, type Place } from './places.ts'

describeOnEach('what is kept', make => {
  let place: Place
  let store: Store

  beforeAll(async () => {
    place = await make()
    store = await place.open()
  })

  afterAll(() => place.remove())

  describe('pull requests', () => {
    test('are found by key, by head and by repository', async () => {
      await store.pulls.put({ ...aPull(1), covered: true })
      await store.pulls.put(aPull(2, { headSha: aSha('head of 1'), baseRef: 'release' }))
      await store.pulls.put(aPull(3, { state: 'closed' }))
      await store.pulls.put(aPull(4, { key: '8#4', repository: { id: 8, owner: 'acme', name: 'other' } }))
      expect(await store.pulls.get('7001#1')).toEqual({
        ...aPull(1),
        covered: true,
        removed: false,
        changedAt: null,
      })
      expect((await store.pulls.bySha(7001, aSha('head of 1'))).map(pull => pull.number)).toEqual([1, 2])
      expect((await store.pulls.inRepository(7001)).map(pull => pull.number)).toEqual([1, 2])
      expect((await store.pulls.ofInstallation(5)).map(pull => pull.key)).toEqual(['8#4', '7001#1', '7001#2'])
      expect(await store.pulls.get('7001#404')).toBeNull()
    })

    test('keep large ids', async () => {
      const id = 2 ** 40 + 1
      const repository = { id, owner: 'acme', name: 'large' }
      await store.pulls.put(aPull(1, { key: `${id}#1`, repository, installationId: 2 ** 41 + 1 }))
      expect(await store.pulls.get(`${id}#1`)).toMatchObject({ repository, installationId: 2 ** 41 + 1 })
    })

    test.each([
      ['keeps what is known of its coverage while the base stays', { headSha: aSha('x') }, true],
      ['forgets what is known of its coverage with another base', { baseRef: 'release' }, null],
    ])('%s', async (_, change, covered) => {
      await store.pulls.put({ ...aPull(20), covered: true })
      await store.pulls.put(aPull(20, change))
      expect(await store.pulls.get('7001#20')).toMatchObject({ ...change, covered })
      await store.pulls.put({ ...aPull(20), covered: true })
    })

    test('are not set back by an event that arrives late', async () => {
      await store.pulls.put(aPull(21, { headSha: aSha('new'), changedAt: '2026-11-20T10:00:00Z' }))
      await store.pulls.put(aPull(21, { headSha: aSha('old'), changedAt: '2026-11-20T09:59:59Z' }))
      expect(await store.pulls.get('7001#21')).toMatchObject({ headSha: aSha('new') })
      await store.pulls.put(aPull(21, { headSha: aSha('newest') }))
      expect(await store.pulls.get('7001#21')).toMatchObject({
        headSha: aSha('newest'),
        changedAt: '2026-11-20T10:00:00.000Z',
      })
    })

    test('keep the head and base that an event does not name', async () => {
      await store.pulls.put(aPull(22))
      await store.pulls.put(aPull(22, { headSha: null, baseRef: null, state: 'closed' }))
      expect(await store.pulls.get('7001#22')).toMatchObject({
        headSha: aPull(22).headSha,
        baseRef: 'main',
        state: 'closed',
      })
      await store.pulls.put(aPull(23, { headSha: null, baseRef: null }))
      expect(await store.pulls.get('7001#23')).toMatchObject({ headSha: null, baseRef: null })
    })
  })

  describe('verdicts', () => {
    test('are numbered in their order, and the latest is found', async () => {
      const first = await keepVerdict(store, aVerdict(1))
      const second = await keepVerdict(store, aVerdict(1, { state: 'failure', headSha: aSha('later') }))
      await keepVerdict(store, aVerdict(2))
      expect(second.sequence).toBeGreaterThan(first.sequence)
      const verdict = aVerdict(1, { state: 'failure', headSha: aSha('later') })
      expect(await store.verdicts.latest('7001#1')).toEqual({
        verdict,
        entry: { sequence: second.sequence, hash: second.hash },
      })
      expect(await store.verdicts.latest('7001#3')).toBeNull()
      const latest = await store.verdicts.latestOf(['7001#1', '7001#2', '7001#3', '7001#1'])
      expect([...latest.keys()].toSorted()).toEqual(['7001#1', '7001#2'])
      expect(await store.verdicts.latestOf([])).toEqual(new Map())
    })
  })

  test('resets are kept once, with their first reason', async () => {
    const reset: Reset = {
      source: 'review',
      id: 2 ** 40,
      why: '`9b1d0ce` changed the code',
      at: '2026-11-20T09:00:00.000Z',
    }
    const add = (resets: readonly Reset[]) =>
      store.evidence.keep({
        key: '7001#1',
        verdict: null,
        resets,
        blobs: [],
        entries: { once: [], compose: () => [] },
      })
    await add([reset, { ...reset, source: 'comment' }])
    await add([{ ...reset, why: 'another reason' }])
    await add([])
    expect(await store.resets.of('7001#1')).toEqual(
      expect.arrayContaining([reset, { ...reset, source: 'comment' }]),
    )
    expect(await store.resets.of('7001#1')).toHaveLength(2)
    expect(await store.resets.of('7001#2')).toEqual([])
  })

  test('what GitHub shows is found by commit and by pull request', async () => {
    const checkRun: Publication = {
      kind: 'check-run',
      subject: aSha('head'),
      name: 'compliance-patrol',
      githubId: 2 ** 40,
      url: 'https://github.com/acme/claims/runs/1',
      hash: 'abc',
      at: '2026-11-20T09:00:00.000Z',
    }
    const comment: Publication = {
      ...checkRun,
      kind: 'comment',
      subject: '42',
      name: '',
      githubId: null,
      url: null,
    }
    await store.publications.save(7001, checkRun)
    await store.publications.save(7001, comment)
    await store.publications.save(7001, { ...checkRun, hash: 'def' })
    expect(await store.publications.of(7001, aSha('head'))).toEqual([{ ...checkRun, hash: 'def' }])
    expect(await store.publications.of(7001, '42')).toEqual([comment])
    expect(await store.publications.of(7002, '42')).toEqual([])
    await store.publications.remove(7001, comment)
    await store.publications.remove(7001, comment)
    expect(await store.publications.of(7001, '42')).toEqual([])
  })

  test('backlinks are kept once', async () => {
    await store.backlinks.add('7001#1', 'SEC-2')
    await store.backlinks.add('7001#1', 'SEC-1')
    await store.backlinks.add('7001#1', 'SEC-2')
    expect(await store.backlinks.of('7001#1')).toEqual(['SEC-1', 'SEC-2'])
    expect(await store.backlinks.of('7001#2')).toEqual([])
  })

  describe('the cache', () => {
    test.each([[{ a: [1, { b: null }] }], [[1, 2]], ['text'], [null], [0], [false]])(
      'keeps %j as it is',
      async value => {
        await store.cache.set('kind', JSON.stringify(value), value, null)
        expect(await store.cache.get('kind', JSON.stringify(value))).toEqual(value)
      },
    )

    test('answers with what was written last, also where it was asked before', async () => {
      expect(await store.cache.get('names', '7001')).toBeUndefined()
      await store.cache.set('names', '7001', ['ci'], null)
      expect(await store.cache.get('names', '7001')).toEqual(['ci'])
      await store.cache.set('names', '7001', ['ci', 'lint'], null)
      expect(await store.cache.get('names', '7001')).toEqual(['ci', 'lint'])
      const short = new Date(Date.now() + 300)
      await store.cache.set('names', '7001', ['passing'], short)
      expect(await store.cache.get('names', '7001')).toEqual(['passing'])
      await expect.poll(() => store.cache.get('names', '7001')).toBeUndefined()
    })

    test('forgets what has expired, and what it is told to', async () => {
      await store.cache.set('policy', '7001/main', 'old', new Date(Date.now() - 1000))
      await store.cache.set('policy', '7001/next', 'new', new Date(Date.now() + 60_000))
      await store.cache.set('policy', '70011/next', 'other', null)
      expect(await store.cache.get('policy', '7001/main')).toBeUndefined()
      expect(await store.cache.get('policy', '7001/next')).toBe('new')
      await store.cache.forget('policy', '7001/*')
      expect(await store.cache.get('policy', '7001/next')).toBeUndefined()
      expect(await store.cache.get('policy', '70011/next')).toBe('other')
      await store.cache.forget('policy', '70011/next')
      expect(await store.cache.get('policy', '70011/next')).toBeUndefined()
    })
  })

  test('a key that is none is refused', async () => {
    // @ts-expect-error: not a key
    await expect(store.observations.of('claims#1')).rejects.toThrow('"claims#1" is not a pull request key')
    await expect(store.observations.of('0#1')).rejects.toThrow(TypeError)
  })

  test('a lock lets one at a time through under a name, and another name does not wait', async () => {
    const order: string[] = []
    const other = await place.open({ attach: true })
    const { promise: held, resolve: release } = Promise.withResolvers<void>()
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
    const first = store.publications.withLock('a', async () => {
      begin()
      await held
      order.push('first')
    })
    await begun
    const second = ('databaseUrl' in place.place ? other : store).publications.withLock('a', async () =>
      order.push('second'),
    )
    await store.publications.withLock('b', async () => order.push('other name'))
    release()
    await Promise.all([first, second])
    expect(order).toEqual(['other name', 'first', 'second'])
    await expect(
      store.publications.withLock('a', () => Promise.reject(new Error('work failed'))),
    ).rejects.toThrow('work failed')
    expect(await store.publications.withLock('a', async () => 'free again')).toBe('free again')
  })
})
