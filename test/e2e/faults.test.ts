import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStore } from '../../src/store/open-store.ts'
import type { Pull } from '../github/state.ts'
import type { Fault } from '../github/server.ts'
import { aSilentLog } from '../silent-log.ts'
import { aPatrol, quickest, type TestPatrol } from './patrol.ts'
import { ourComment } from './shown.ts'

const ROUNDS = 60

/** Every time the same, and evenly spread: https://en.wikipedia.org/wiki/Linear_congruential_generator */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** An answer that ends in the middle. */
function cutOff(): Response {
  return new Response('[{"id": 1, "user": {"lo', { headers: { 'content-type': 'application/json' } })
}

const json = { 'content-type': 'application/json' }

const outages: readonly (() => Exclude<Fault, null>)[] = [
  () => new Response('{"message": "Server Error"}', { status: 500, headers: json }),
  () => new Response('<html>Bad gateway</html>', { status: 502 }),
  () => new Response('{}', { status: 503 }),
  () => new Response('{}', { status: 429, headers: { 'retry-after': '0' } }),
  () =>
    new Response('{"message": "You have exceeded a secondary rate limit."}', {
      status: 403,
      headers: { ...json, 'retry-after': '0' },
    }),
  () =>
    new Response('{"message": "API rate limit exceeded for installation ID 9."}', {
      status: 403,
      headers: {
        ...json,
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': String(Math.floor(Date.now() / 1000)),
      },
    }),
  cutOff,
  () => 'reset',
  () => 'lost',
]

/** What was written although nobody was told is what leads to doubles. */
const outagesOfWrites: typeof outages = [...outages, ...outages.map(() => () => 'lost' as const)]

const jiraOutages: readonly (() => Response | 'close')[] = [
  () => new Response('', { status: 500 }),
  () => new Response('', { status: 429, headers: { 'retry-after': '0' } }),
  () => new Response('{}', { status: 401 }),
  () => new Response('{}', { status: 403 }),
  () => new Response('<html>Maintenance</html>', { headers: { 'content-type': 'text/html' } }),
  () => 'close',
]

describe('while one of five answers of GitHub and JIRA is an outage', { timeout: 120_000 }, () => {
  let patrol: TestPatrol

  beforeAll(async () => {
    patrol = await aPatrol(quickest())
    patrol.github.organisation('acme', { members: ['himanshu', 'alex', 'kim'], owners: ['olga'] })
    patrol.github.team('acme', 'senior-engineers', { members: ['alex', 'kim'] })
    patrol.github.install('acme')
  })
  afterAll(() => patrol.stop())

  function strike(seed: number): { count: () => number } {
    const next = random(seed)
    let struck = 0
    const pick = <T>(kinds: readonly (() => T)[]): T | null => {
      if (next() >= 0.2) return null
      struck += 1
      return kinds[Math.floor(next() * kinds.length)]?.() ?? null
    }
    patrol.github.faults = ({ method }) => pick(method === 'GET' ? outages : outagesOfWrites)
    patrol.jira.fault = () => pick(jiraOutages)
    return { count: () => struck }
  }

  function heal(): void {
    patrol.github.faults = null
    patrol.jira.fault = () => null
  }

  const policy = [
    'roles: { senior: { teams: [senior-engineers] } }',
    'checks:',
    '  title-format: { projects: [SEC] }',
    '  jira-ticket: {}',
    '',
  ].join('\n')

  test.each([1, 2, 3])('every pull request ends with its verdict, once (%d)', async seed => {
    const { github, jira } = patrol
    const repository = await patrol.repository('acme', { policy })
    const opened: Pull[] = []
    for (const number of [1, 2, 3, 4]) {
      const key = `SEC-${seed}${number}`
      jira.ticket(key)
      const files = { [`src/${number}.ts`]: 'export {}\n' }
      opened.push(
        await github.openPull(repository, {
          by: 'himanshu',
          title: number === 4 ? 'No ticket' : `${key}: Add it`,
          body: `${jira.url}/browse/${key}`,
          head: `change-${seed}-${number}`,
          files,
        }),
      )
    }
    const [approved, waiting, pushed, failing] = opened
    if (!approved || !waiting || !pushed || !failing) throw new Error('not opened')
    const struck = strike(seed)
    github.review(approved, { by: 'alex', state: 'APPROVED' })
    github.review(pushed, { by: 'alex', state: 'APPROVED' })
    await patrol.idle({ mayFail: true })
    await github.push(pushed, { by: 'himanshu', files: { 'src/more.ts': 'x\n' } })
    github.review(failing, { by: 'kim', state: 'APPROVED' })

    const expected = new Map([
      [approved, 'success'],
      [waiting, 'action_required'],
      [pushed, 'action_required'],
      [failing, 'failure'],
    ])
    const wrong = () => [...expected].filter(([pull, wish]) => patrol.shows(pull).conclusion !== wish)
    const comments = () => opened.filter(pull => ourComment(github, pull) === null)
    for (let round = 0; round < ROUNDS; round++) {
      // Throws when there are two comments, or two check runs on a head.
      for (const [pull, wish] of expected) {
        const { conclusion } = patrol.shows(pull)
        if (wish !== 'success') expect(conclusion).not.toBe('success')
      }
      const undone = new Set([...wrong().map(([pull]) => pull), ...comments()])
      if (undone.size === 0) break
      for (const pull of undone) await patrol.again(pull, { mayFail: true })
    }
    expect(struck.count()).toBeGreaterThan(5)
    heal()
    await patrol.idle({ mayFail: true })
    expect(wrong().map(([pull]) => [pull.title, patrol.shows(pull).title])).toEqual([])
    for (const pull of opened) await patrol.again(pull)
    expect(wrong()).toEqual([])
    expect(comments()).toEqual([])
    expect(github.reviews(pushed).map(({ state }) => state)).toEqual(['DISMISSED'])
  })
})

describe('an App that is stopped while GitHub answers nothing', { timeout: 60_000 }, () => {
  test('waits no longer than it may, and leaves the pull request in the queue', async () => {
    const patrol = await aPatrol(quickest(), {}, { longestStopMs: 500 })
    const { github, server } = patrol
    github.organisation('initech', { members: ['himanshu', 'alex'], owners: ['olga'] })
    github.install('initech')
    const pull = await patrol.open(await patrol.repository('initech'))
    const { promise: silence, resolve: end } = Promise.withResolvers<null>()
    github.faults = ({ path }) => (path.endsWith('/reviews') ? silence : null)
    github.review(pull, { by: 'alex', state: 'APPROVED' })
    await github.settled()
    await expect.poll(async () => (await server.store.queue.depth()).active).toBe(1)
    github.setWebhook(null)
    const asked = performance.now()
    await server.stop()
    expect(performance.now() - asked).toBeLessThan(5_000)
    const store = await openStore(patrol.place, { log: aSilentLog() })
    const { queued, delayed } = await store.queue.depth()
    expect(queued + delayed).toBe(1)
    await store.close()
    end(null)
    await patrol.stop()
  })
})
