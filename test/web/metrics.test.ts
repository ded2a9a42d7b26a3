import { describe, expect, test } from 'vitest'
import type { Delivery } from '../../src/intake/delivery.ts'
import type { Evaluated } from '../../src/worker/evaluate-pull-request.ts'
import { createMetrics, type MetricsSources } from '../../src/web/metrics.ts'
import { createOperationsWeb } from '../../src/web/server.ts'
import { aVerdict, rows } from '../publish/verdicts.ts'
import { aSilentLog } from '../silent-log.ts'

function world(sources: Partial<MetricsSources> = {}) {
  const metrics = createMetrics()
  const routes = metrics.routes({
    depth: async () => ({ queued: 3, delayed: 2, active: 1, oldestSeconds: 12.5 }),
    rateLimits: () => [{ installationId: 5, limit: 5000, remaining: 4321 }],
    ...sources,
  })
  const health = { isReady: async () => {}, clock: () => new Date(0), log: aSilentLog() }
  const web = createOperationsWeb(routes, health)
  /** The samples whose names begin so. */
  async function samples(prefix: string): Promise<string[]> {
    const text = await (await web.request('/metrics')).text()
    return text.split('\n').filter(line => line.startsWith(prefix))
  }
  return { metrics, web, samples }
}

describe('/metrics', () => {
  test('holds the queue, what is left of the rate limit, and the process', async () => {
    const { samples } = world()
    expect(await samples('patrol_queue')).toEqual([
      'patrol_queue_keys{state="queued"} 3',
      'patrol_queue_keys{state="delayed"} 2',
      'patrol_queue_keys{state="active"} 1',
      'patrol_queue_oldest_seconds 12.5',
    ])
    expect(await samples('patrol_github_rate')).toEqual([
      'patrol_github_rate_limit{installation="5"} 5000',
      'patrol_github_rate_limit_remaining{installation="5"} 4321',
    ])
    expect(await samples('process_resident_memory_bytes')).toHaveLength(1)
  })

  test('an installation that is gone is no longer there', async () => {
    const left = [{ installationId: 5, limit: 5000, remaining: 1 }]
    const { samples } = world({ rateLimits: () => left })
    expect(await samples('patrol_github_rate_limit{')).toHaveLength(1)
    left.pop()
    expect(await samples('patrol_github_rate_limit{')).toEqual([])
  })

  test('counts requests by endpoint and status', async () => {
    const { metrics, samples } = world()
    const template = 'GET /repos/{owner}/{repo}/pulls/{pull_number}'
    for (const status of [200, 304, 304, null])
      metrics.request({ template, status, conditional: status === 304 })
    expect(await samples('patrol_github_requests_total')).toEqual([
      `patrol_github_requests_total{endpoint="${template}",status="200"} 1`,
      `patrol_github_requests_total{endpoint="${template}",status="304"} 2`,
      `patrol_github_requests_total{endpoint="${template}",status="none"} 1`,
    ])
  })

  test('counts evaluations by their result, and those that are tried again', async () => {
    const { metrics, samples } = world()
    const answers: Evaluated[] = [
      { outcome: 'judged', verdict: aVerdict([rows.reviewed]), again: null },
      { outcome: 'judged', verdict: aVerdict([rows.unreviewed]), again: null },
      { outcome: 'uncovered' },
    ]
    const evaluate = metrics.timed(async (at: number) => {
      const answer = answers[at]
      if (answer === undefined) throw new Error('GitHub did not answer')
      return answer
    })
    for (const at of [0, 1, 2]) await evaluate(at)
    await expect(evaluate(3)).rejects.toThrow('GitHub did not answer')
    expect(await samples('patrol_evaluation_seconds_count')).toEqual([
      'patrol_evaluation_seconds_count{result="success"} 1',
      'patrol_evaluation_seconds_count{result="action_required"} 1',
      'patrol_evaluation_seconds_count{result="uncovered"} 1',
      'patrol_evaluation_seconds_count{result="failed"} 1',
    ])
    expect(await samples('patrol_evaluation_failures_total')).toEqual(['patrol_evaluation_failures_total 1'])
  })

  test('counts deliveries by what became of them; an unsigned one has no say in its labels', async () => {
    const { metrics, samples } = world()
    const receiver = metrics.counted({
      verify: (_, signature) => signature === 'right',
      async receive({ event }) {
        if (event === 'push') throw new Error('disk full')
        return 'kept'
      },
    })
    const delivery: Delivery = { delivery: 'd', event: 'pull_request', payload: {}, receivedAt: '' }
    expect(receiver.verify(Buffer.from('{}'), 'right')).toBe(true)
    expect(receiver.verify(Buffer.from('{}'), 'wrong')).toBe(false)
    expect(await receiver.receive(delivery, {})).toBe('kept')
    await expect(receiver.receive({ ...delivery, event: 'push' }, {})).rejects.toThrow('disk full')
    expect(await samples('patrol_webhooks_total')).toEqual([
      'patrol_webhooks_total{event="unknown",outcome="unsigned"} 1',
      'patrol_webhooks_total{event="pull_request",outcome="kept"} 1',
      'patrol_webhooks_total{event="push",outcome="failed"} 1',
    ])
  })

  test('stands beside health and readiness', async () => {
    const { web } = world()
    expect((await web.request('/metrics')).headers.get('content-type')).toContain('text/plain; version=0.0.4')
    expect(await (await web.request('/readyz')).text()).toBe('ready')
    expect(await (await web.request('/healthz')).text()).toBe('ok')
  })
})
