import { expect, test } from 'vitest'
import { lookAtApp, resume, sweepOn } from '../../../src/worker/sweep/sweep.ts'
import { gitHubError } from '../../publish/fakes.ts'
import { aWorld } from './fakes.ts'

const HOUR = 3_600_000
const SECOND = 1_000

/** Lets hours pass, with a step of the sweep every so often. */
async function pass(world: ReturnType<typeof aWorld>, hours: number, everyMs = 14_400): Promise<void> {
  const end = world.clock.time + hours * HOUR
  while (world.clock.time < end) {
    await sweepOn(world.dependencies)
    world.clock.time += everyMs
  }
}

test('10,000 repositories are all listed, at no more than 5 % of 5,000 requests in any hour', async () => {
  const world = aWorld({ 1: 10_000 })
  await lookAtApp(world.dependencies)
  // Until the last repository: the next round would begin then.
  await pass(world, (10_101 * 14.4) / 3600)
  const asked = world.requests.filter(({ what }) => what.startsWith('1: '))
  expect(asked.filter(({ what }) => what === '1: repositories')).toHaveLength(101)
  expect(new Set(world.due).size).toBe(10_000)
  expect(asked).toHaveLength(101 + 10_000)
  const first = asked[0]?.at ?? 0
  for (let hour = 0; hour < 41; hour++) {
    const within = asked.filter(({ at }) => at >= first + hour * HOUR && at < first + (hour + 1) * HOUR)
    // The pages of one list follow each other at once; what comes after waits for all of them.
    expect(within.length).toBeLessThanOrEqual(250 + (hour === 0 ? 1 : 0))
  }
})

test('a thousand installations have a pace of their own each', async () => {
  const world = aWorld(Object.fromEntries(Array.from({ length: 1_000 }, (_, i) => [1000 + i, 1])))
  await lookAtApp(world.dependencies)
  await pass(world, 0.01)
  expect(world.due).toHaveLength(1_000)
  const each = Map.groupBy(world.requests, ({ what }) => what.split(':')[0])
  expect(each.get('1000')).toHaveLength(2)
})

test('the first answer tells the limit, and with it the pace', async () => {
  const world = aWorld({ 1: 1 })
  const isAnswered = () => world.requests.some(({ what }) => what === '1: repositories')
  const left = { limit: 15_000, remaining: 14_999, resetsAt: new Date(world.clock.time + HOUR) }
  const github = { ...world.dependencies.github, rateLimit: () => (isAnswered() ? left : null) }
  const dependencies = { ...world.dependencies, github }
  await lookAtApp(dependencies)
  await pass({ ...world, dependencies }, 0.01, 100)
  const [first, second] = world.requests.filter(({ what }) => what.startsWith('1: '))
  expect((second?.at ?? 0) - (first?.at ?? 0)).toBe(4_800)
})

test('a pull request whose head has its verdict is left alone', async () => {
  const world = aWorld({ 1: 2 })
  world.judged.add('100000#1')
  await lookAtApp(world.dependencies)
  await pass(world, 0.05)
  expect(world.due).toEqual(['100001#1'])
})

test('a pull request that comes back into sight is looked at, although its head has a verdict', async () => {
  const world = aWorld({ 1: 1 })
  world.judged.add('100000#1')
  world.unseen.add('100000#1')
  await lookAtApp(world.dependencies)
  await pass(world, 0.05)
  expect(world.due).toEqual(['100000#1'])
})

test('a round that is over is followed by the next after an hour', async () => {
  const world = aWorld({ 1: 1 })
  await lookAtApp(world.dependencies)
  await pass(world, 0.9)
  expect(world.due).toEqual(['100000#1'])
  await pass(world, 0.2)
  expect(world.due).toEqual(['100000#1', '100000#1'])
})

test('after a start the next round is not waited for, and the pace is kept', async () => {
  const world = aWorld({ 1: 1 })
  await lookAtApp(world.dependencies)
  await pass(world, 0.1)
  expect(world.due).toEqual(['100000#1'])
  await lookAtApp(world.dependencies)
  await resume(world.dependencies)
  await sweepOn(world.dependencies)
  expect(world.requests.filter(({ what }) => what === '1: repositories')).toHaveLength(1)
  await pass(world, 0.1)
  expect(world.due).toEqual(['100000#1', '100000#1'])
})

test('a start in the middle of a round goes on where it stood', async () => {
  const world = aWorld({ 1: 3 })
  await lookAtApp(world.dependencies)
  await pass(world, 0.006)
  await lookAtApp(world.dependencies)
  await resume(world.dependencies)
  await pass(world, 0.02)
  expect(world.due.slice(0, 3)).toEqual(['100000#1', '100001#1', '100002#1'])
})

test('what the operator does not allow is not asked about', async () => {
  const world = aWorld({ 66: 3 })
  await lookAtApp(world.dependencies)
  await pass(world, 0.1)
  expect(world.due).toEqual([])
})

test('a repository that is gone is passed over; an outage is waited for at the same place', async () => {
  const world = aWorld({ 1: 2 })
  world.failing.set('repository-100000', gitHubError('NotFound'))
  world.failing.set('repository-100001', gitHubError('Unavailable'))
  await lookAtApp(world.dependencies)
  await expect(pass(world, 0.1, 14_400)).rejects.toThrow()
  expect(world.due).toEqual([])
  world.failing.clear()
  world.clock.time += 15 * SECOND
  await pass(world, 0.1)
  expect(world.due).toEqual(['100001#1'])
})

test.each([
  [2, 'goes on where it stood', '100001#1'],
  [4, 'begins anew', '100000#1'],
])('after %i days of silence it %s', async (days, _, expected) => {
  const world = aWorld({ 1: 2 })
  await lookAtApp(world.dependencies)
  // The list, and the first repository.
  await pass(world, 0.006)
  expect(world.due).toEqual(['100000#1'])
  world.due.length = 0
  world.clock.time += days * 24 * HOUR
  await lookAtApp(world.dependencies)
  await pass(world, 0.02)
  expect(world.due[0]).toBe(expected)
})

const failure = (id: number, guid: string, statusCode = 502) => ({
  id,
  guid,
  deliveredAt: '2026-11-20T08:00:00Z',
  statusCode,
})

test('failed deliveries are repeated once, oldest first, except those that we refused for what they say', async () => {
  const world = aWorld({})
  world.failures.push(failure(1, 'a'), failure(2, 'b', 400), failure(3, 'c', 503), failure(4, 'a', 0))
  await lookAtApp(world.dependencies)
  expect(world.redelivered).toEqual([3, 4])
  await lookAtApp(world.dependencies)
  expect(world.redelivered).toEqual([3, 4])
  world.failures.push(failure(5, 'c'))
  await lookAtApp(world.dependencies)
  expect(world.redelivered).toEqual([3, 4, 5])
})

test('failures just after a look are repeated at once: the hour has hardly been used', async () => {
  const world = aWorld({})
  await lookAtApp(world.dependencies)
  world.clock.time += 10 * SECOND
  for (let id = 1; id <= 200; id++) world.failures.push(failure(id, `event-${id}`))
  await lookAtApp(world.dependencies)
  expect(world.redelivered).toHaveLength(200)
})

test.each([-400, 0])(
  'a clock that is set %i days further lets failures be repeated by and by',
  async days => {
    const world = aWorld({})
    await lookAtApp(world.dependencies)
    world.clock.time += days * 24 * HOUR
    for (let id = 1; id <= 300; id++) world.failures.push(failure(id, `event-${id}`))
    for (let look = 0; look < 18; look++) {
      await lookAtApp(world.dependencies)
      world.clock.time += HOUR / 6
    }
    expect(world.redelivered).toHaveLength(300)
  },
)

test('more failures than may be repeated at once are repeated by and by, within 250 requests an hour', async () => {
  const world = aWorld({})
  for (let id = 1; id <= 700; id++) world.failures.push(failure(id, `event-${id}`))
  const perHour: number[] = []
  for (let hour = 0; hour < 4; hour++) {
    const before = world.requests.length
    for (let look = 0; look < 6; look++) {
      await lookAtApp(world.dependencies)
      world.clock.time += HOUR / 6
    }
    perHour.push(world.requests.slice(before).filter(({ what }) => what === 'redeliver').length)
  }
  expect(world.redelivered).toEqual(Array.from({ length: 700 }, (_, i) => i + 1))
  // The first look may ask for an hour's worth, which was not used before.
  expect(perHour[0]).toBeLessThanOrEqual(500)
  for (const count of perHour.slice(1)) expect(count).toBeLessThanOrEqual(250)
})
