import { describe, expect, test } from 'vitest'
import type { Evaluated } from '../../src/worker/evaluate-pull-request.ts'
import { putOffUntil } from '../../src/worker/pace.ts'
import { runWorker, type WorkQueue } from '../../src/worker/run-worker.ts'
import { gitHubError } from '../publish/fakes.ts'
import { aVerdict } from '../publish/verdicts.ts'
import { aSilentLog } from '../silent-log.ts'

const NOW = '2026-11-20T14:00:00.000Z'

interface Handed {
  readonly attempt?: number
  readonly urgency?: 'person' | 'sweep'
  /** Requests that are left of 5,000, until 14:30. */
  readonly remaining?: number
}

/** Hands one key over; answers what became of it. */
async function handed(
  evaluate: () => Promise<Evaluated>,
  { attempt = 1, urgency = 'sweep', remaining = 5_000 }: Handed = {},
) {
  const log = aSilentLog()
  const later: string[] = []
  let failure: unknown = null
  const queue: WorkQueue = {
    async work(handler) {
      try {
        await handler({ key: '7001#42', installationId: 5, attempt, urgency })
      } catch (error) {
        failure = error
      }
    },
    later: async (key, at) => void later.push(`${key} ${at.toISOString()}`),
  }
  const refused: string[] = []
  const refuseGroups = async ({ key }: { key: string }) => void refused.push(key)
  const rateLimit = () => ({ limit: 5_000, remaining, resetsAt: new Date('2026-11-20T14:30:00Z') })
  const clock = { now: () => new Date(NOW) }
  await runWorker({ queue, rateLimit, refuseGroups, clock, log, concurrency: 1 }, evaluate)
  return { later, failure, refused, lines: log.lines }
}

const judged = (again: string | null) => async () =>
  ({ outcome: 'judged', verdict: aVerdict([]), again }) as const

describe('a key that was evaluated', () => {
  test('is done when nothing is to be tried again', async () => {
    expect(await handed(judged(null))).toEqual({ later: [], failure: null, refused: [], lines: [] })
  })

  test('is due again when something could not be read', async () => {
    const { later } = await handed(judged('2026-11-20T14:05:00.000Z'))
    expect(later).toEqual(['7001#42 2026-11-20T14:05:00.000Z'])
  })

  test.each(['uncovered', 'unknown', 'removed'] as const)('and is %s is done', async outcome => {
    const { later, failure, lines } = await handed(async () => ({ outcome }))
    expect({ later, failure }).toEqual({ later: [], failure: null })
    expect(lines).toEqual([
      { level: 'info', fields: { pull: '7001#42', outcome }, message: 'Nothing to judge' },
    ])
  })
})

describe('while the rate limit nears its end', () => {
  test('what nobody waits for is put off until it is reset', async () => {
    const { later, lines } = await handed(
      () => {
        throw new Error('evaluated')
      },
      { urgency: 'sweep', remaining: 999 },
    )
    expect(later).toEqual(['7001#42 2026-11-20T14:30:00.000Z'])
    expect(lines).toMatchObject([{ level: 'info', fields: { until: '2026-11-20T14:30:00.000Z' } }])
  })

  test.each<[string, Handed]>([
    ['for which a person waits', { urgency: 'person', remaining: 1 }],
    ['for which enough is left', { urgency: 'sweep', remaining: 1_000 }],
  ])('a key %s is evaluated', async (_, more) => {
    expect((await handed(judged(null), more)).later).toEqual([])
  })

  test('nothing is put off for much more than an hour, whatever the clock says', () => {
    const left = { limit: 5_000, remaining: 0, resetsAt: new Date('2026-11-25T14:30:00Z') }
    expect(putOffUntil('sweep', left, new Date(NOW))).toEqual(new Date('2026-11-20T15:05:00.000Z'))
  })

  test('a limit that was reset since, or is not known, puts nothing off', () => {
    const left = { limit: 5_000, remaining: 0, resetsAt: new Date(NOW) }
    expect(putOffUntil('sweep', left, new Date(NOW))).toBeNull()
    expect(putOffUntil('sweep', null, new Date(NOW))).toBeNull()
  })
})

describe('a key whose evaluation failed', () => {
  test.each([
    ['since GitHub is down', gitHubError('Unavailable'), 1],
    ['since GitHub has been down for long', gitHubError('Unavailable'), 400],
    ['by a fault of ours', new TypeError('x is undefined'), 40],
    ['since GitHub does not show the pull request yet', gitHubError('NotFound'), 1],
  ])('%s is given back to the queue, which tries it again', async (_, error, attempt) => {
    const { later, failure, lines } = await handed(() => Promise.reject(error), { attempt })
    expect({ later, failure }).toEqual({ later: [], failure: error })
    expect(lines).toEqual([
      { level: 'error', fields: { pull: '7001#42', attempt, err: error }, message: 'Evaluation failed' },
    ])
  })

  test.each(['NotFound', 'Forbidden'] as const)(
    'since GitHub goes on answering %s is looked at seldom, and never forgotten',
    async name => {
      const { later, failure, refused, lines } = await handed(() => Promise.reject(gitHubError(name)), {
        attempt: 4,
      })
      expect({ later, failure }).toEqual({ later: ['7001#42 2026-11-20T14:15:00.000Z'], failure: null })
      expect(refused).toEqual(['7001#42'])
      expect(lines.map(({ level }) => level)).toEqual(['warn'])
    },
  )
})
