import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Store } from '../../src/store/open-store.ts'
import type { Task } from '../../src/store/queue/workers.ts'
import { aPull, aPush } from './builders.ts'
import { describeOnEach, type Place } from './places.ts'

/** Retries come after 1–2 seconds, and a poll a second after that. */
const RETRY = { timeout: 10_000, interval: 20 }

describeOnEach('the queue', make => {
  let place: Place
  let store: Store

  beforeEach(async () => {
    place = await make()
    store = await place.open()
  })

  afterEach(async () => {
    await place.remove()
  })

  /** Works with a handler that a test ends by hand, one evaluation after the other. */
  async function workByHand(
    concurrency = 2,
  ): Promise<{ begun: Task[]; end: (index: number, error?: Error) => void }> {
    const begun: Task[] = []
    const ends: ((error?: Error) => void)[] = []
    await store.queue.work(
      task =>
        new Promise((resolve, reject) => {
          begun.push(task)
          ends.push(error => (error === undefined ? resolve() : reject(error)))
        }),
      { concurrency },
    )
    return { begun, end: (index, error) => ends[index]?.(error) }
  }

  const empty = { queued: 0, delayed: 0, active: 0, oldestSeconds: 0 }
  const isEmpty = () => vi.waitFor(async () => expect(await store.queue.depth()).toEqual(empty), RETRY)

  test('hands over the key with its installation and attempt', async () => {
    const { begun, end } = await workByHand()
    await store.inbox.keep(aPush(aPull(1)))
    await vi.waitFor(() => expect(begun).toHaveLength(1), RETRY)
    expect(begun[0]).toMatchObject({ key: '7001#1', installationId: 5, urgency: 'person', attempt: 1 })
    expect(begun[0]?.signal.aborted).toBe(false)
    end(0)
    await isEmpty()
  })

  test('many events before an evaluation cost one', async () => {
    for (let i = 0; i < 20; i++) await store.inbox.keep(aPush(aPull(1)))
    expect(await store.queue.depth()).toMatchObject({ queued: 1, active: 0 })
  })

  test('many events during an evaluation cause exactly one more after it', async () => {
    const { begun, end } = await workByHand()
    await store.inbox.keep(aPush(aPull(1)))
    await vi.waitFor(() => expect(begun).toHaveLength(1), RETRY)
    for (let i = 0; i < 20; i++) await store.inbox.keep(aPush(aPull(1)))
    expect(await store.queue.depth()).toMatchObject({ queued: 1, active: 1 })
    // Another key is not held up by it.
    await store.inbox.keep(aPush(aPull(2)))
    await vi.waitFor(() => expect(begun.map(task => task.key)).toEqual(['7001#1', '7001#2']), RETRY)
    end(0)
    await vi.waitFor(() => expect(begun).toHaveLength(3), RETRY)
    expect(begun[2]?.key).toBe('7001#1')
    end(1)
    end(2)
    await isEmpty()
    expect(begun).toHaveLength(3)
  })

  test('an evaluation sees what was kept with the event that caused it', async () => {
    const seen: number[] = []
    await store.queue.work(async task => void seen.push((await store.observations.of(task.key)).length), {
      concurrency: 2,
    })
    for (let i = 0; i < 50; i++) await store.inbox.keep(aPush(aPull(1)))
    await isEmpty()
    expect(seen.at(-1)).toBe(50)
  })

  test('a failed evaluation is due again, with its attempts counted', async () => {
    const { begun, end } = await workByHand()
    await store.inbox.keep(aPush(aPull(1)))
    await vi.waitFor(() => expect(begun).toHaveLength(1), RETRY)
    end(0, new Error('GitHub answered 502'))
    await vi.waitFor(() => expect(begun).toHaveLength(2), RETRY)
    expect(begun[1]).toMatchObject({ key: '7001#1', attempt: 2 })
    end(1)
    await isEmpty()
  })

  test('an event makes a key that waits for its retry due at once', async () => {
    const { begun, end } = await workByHand()
    await store.inbox.keep(aPush(aPull(1)))
    await vi.waitFor(() => expect(begun).toHaveLength(1), RETRY)
    end(0, new Error('GitHub answered 502'))
    await vi.waitFor(async () => expect(await store.queue.depth()).toMatchObject({ delayed: 1 }), RETRY)
    await store.inbox.keep(aPush(aPull(1)))
    expect((await store.queue.depth()).delayed).toBe(0)
    await vi.waitFor(() => expect(begun).toHaveLength(2), RETRY)
    end(1)
    await isEmpty()
    expect(begun).toHaveLength(2)
  })

  test('no key is lost when an evaluation fails while another of its key waits for its retry', async () => {
    const { begun, end } = await workByHand()
    await store.inbox.keep(aPush(aPull(1)))
    await vi.waitFor(() => expect(begun).toHaveLength(1), RETRY)
    await store.inbox.keep(aPush(aPull(1)))
    end(0, new Error('first'))
    await vi.waitFor(() => expect(begun).toHaveLength(2), RETRY)
    end(1, new Error('second, while the first waits for its retry'))
    await vi.waitFor(() => expect(begun).toHaveLength(3), RETRY)
    end(2)
    await isEmpty()
  })

  test('what waits for a later time is not due before it', async () => {
    const { begun, end } = await workByHand()
    await store.pulls.put(aPull(1))
    await store.queue.later('7001#1', new Date(Date.now() + 1500))
    expect(await store.queue.depth()).toMatchObject({ queued: 0, delayed: 1 })
    expect(begun).toHaveLength(0)
    await vi.waitFor(() => expect(begun).toHaveLength(1), RETRY)
    expect(begun[0]).toMatchObject({ key: '7001#1', installationId: 5 })
    end(0)
    await isEmpty()
  })

  test('an event makes what waits for a later time due at once, and once', async () => {
    const { begun, end } = await workByHand()
    await store.pulls.put(aPull(1))
    await store.queue.later('7001#1', new Date(Date.now() + 3600_000))
    await store.inbox.keep(aPush(aPull(1)))
    await vi.waitFor(() => expect(begun).toHaveLength(1), RETRY)
    end(0)
    await isEmpty()
    expect(begun).toHaveLength(1)
  })

  test('a later time neither delays what is due nor what is due earlier', async () => {
    await store.inbox.keep(aPush(aPull(1)))
    await store.queue.later('7001#1', new Date(Date.now() + 3600_000))
    expect(await store.queue.depth()).toMatchObject({ queued: 1, delayed: 0 })
    await store.pulls.put(aPull(2))
    await store.queue.later('7001#2', new Date(Date.now() + 3600_000))
    await store.queue.later('7001#2', new Date(Date.now() - 1))
    expect(await store.queue.depth()).toMatchObject({ queued: 2, delayed: 0 })
  })

  test('a later time that is asked for during the evaluation itself is kept', async () => {
    await store.queue.work(task => store.queue.later(task.key, new Date(Date.now() + 3600_000)), {
      concurrency: 1,
    })
    await store.inbox.keep(aPush(aPull(1)))
    await vi.waitFor(async () => expect(await store.queue.depth()).toEqual({ ...empty, delayed: 1 }), RETRY)
  })

  test('a later time needs a pull request that is known', async () => {
    await expect(store.queue.later('7001#99', new Date())).rejects.toThrow(
      'Pull request 7001#99 is not known.',
    )
  })

  test('what a person waits for goes before the sweep, also when the sweep asked first', async () => {
    const sweep = [1, 2, 3].map(number => ({ key: `7001#${number}` as const, installationId: 5 }))
    await store.queue.now(sweep, 'sweep')
    await store.inbox.keep(aPush(aPull(9)))
    await store.inbox.keep(aPush(aPull(3)))
    const order: string[] = []
    await store.queue.work(async task => void order.push(task.key), { concurrency: 1 })
    await isEmpty()
    expect(order.slice(0, 2).toSorted()).toEqual(['7001#3', '7001#9'])
    expect(order).toHaveLength(4)
  })

  test('stopping finishes what runs and leaves the rest', async () => {
    const { begun, end } = await workByHand(1)
    await store.inbox.keep(aPush(aPull(1)))
    await vi.waitFor(() => expect(begun).toHaveLength(1), RETRY)
    await store.inbox.keep(aPush(aPull(2)))
    const stopped = store.queue.stop({ timeoutMs: 5000 })
    end(0)
    expect(await stopped).toBe(true)
    expect(begun).toHaveLength(1)
    expect(await store.queue.depth()).toMatchObject({ queued: 1, active: 0 })
    // What arrives now is still kept.
    await store.inbox.keep(aPush(aPull(3)))
    expect(await store.queue.depth()).toMatchObject({ queued: 2 })
  })

  test('what does not end in time is told so, and is due again', async () => {
    const { begun, end } = await workByHand(1)
    await store.inbox.keep(aPush(aPull(1)))
    await vi.waitFor(() => expect(begun).toHaveLength(1), RETRY)
    expect(await store.queue.stop({ timeoutMs: 50 })).toBe(false)
    expect(begun[0]?.signal.aborted).toBe(true)
    expect(await store.queue.depth()).toMatchObject({ delayed: 1, active: 0 })
    end(0)
  })

  test('a key is never handed to two workers at once, whatever happens', async () => {
    const running = new Set<string>()
    let overlaps = 0
    let evaluations = 0
    await store.queue.work(
      async task => {
        if (running.has(task.key)) overlaps++
        running.add(task.key)
        await new Promise(resolve => setTimeout(resolve, 5))
        evaluations++
        running.delete(task.key)
        if (evaluations % 7 === 0) throw new Error('now and then')
      },
      { concurrency: 4 },
    )
    const kept = Array.from({ length: 200 }, (_, i) => store.inbox.keep(aPush(aPull(1 + (i % 5)))))
    await Promise.all(kept)
    await isEmpty()
    expect(overlaps).toBe(0)
    expect(evaluations).toBeGreaterThanOrEqual(5)
  })
})
