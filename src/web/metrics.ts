import { Hono } from 'hono'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Evaluated } from '../worker/evaluate-pull-request.ts'
import type { WebhookReceiver } from './webhooks.ts'

/** What is read when somebody asks for the metrics. */
export interface MetricsSources {
  /** How full the queue is. */
  readonly depth: () => Promise<{
    readonly queued: number
    readonly delayed: number
    readonly active: number
    readonly oldestSeconds: number
  }>
  /** What each installation may still ask of GitHub within the hour. */
  readonly rateLimits: () => readonly {
    readonly installationId: number
    readonly limit: number
    readonly remaining: number
  }[]
}

/** Counts what the App does, for Prometheus. */
export interface Metrics {
  /** Takes one request to GitHub and its answer. */
  readonly request: (request: GitHubRequest) => void
  /** The same evaluation, with its result, its duration and its failures counted. */
  timed<T>(evaluate: (due: T) => Promise<Evaluated>): (due: T) => Promise<Evaluated>
  /** The same receiver, with what it was sent counted. */
  counted(receiver: WebhookReceiver): WebhookReceiver
  /** `/metrics` in the text format of Prometheus. */
  routes(sources: MetricsSources): Hono
}

interface GitHubRequest {
  readonly template: string
  readonly status: number | null
  readonly conditional: boolean
}

/** From a cached evaluation of a small pull request to one of thousands of files. */
const SECONDS = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60]

/**
 * Names and units as Prometheus asks for them: https://prometheus.io/docs/practices/naming/
 * No label holds what outsiders can make up without end.
 */
export function createMetrics(): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const evaluations = new Histogram({
    name: 'patrol_evaluation_seconds',
    help: 'Time of an evaluation, from taking its key to the last write, by its result',
    labelNames: ['result'],
    buckets: SECONDS,
    registers,
  })
  const retries = new Counter({
    name: 'patrol_evaluation_failures_total',
    help: 'Evaluations that failed and are tried again',
    registers,
  })
  const requests = new Counter({
    name: 'patrol_github_requests_total',
    help: 'Requests to GitHub by endpoint and HTTP status; 304 costs nothing of the rate limit',
    labelNames: ['endpoint', 'status'],
    registers,
  })
  const webhooks = new Counter({
    name: 'patrol_webhooks_total',
    help: 'Deliveries of GitHub by event and what became of them',
    labelNames: ['event', 'outcome'],
    registers,
  })

  return {
    request({ template, status }) {
      requests.inc({ endpoint: template, status: status ?? 'none' })
    },

    timed(evaluate) {
      return async due => {
        const end = evaluations.startTimer()
        try {
          const evaluated = await evaluate(due)
          const result = evaluated.outcome === 'judged' ? evaluated.verdict.state : evaluated.outcome
          end({ result })
          return evaluated
        } catch (error) {
          end({ result: 'failed' })
          retries.inc()
          throw error
        }
      }
    },

    counted(receiver) {
      async function counting<T extends string>(event: string, receiving: Promise<T>): Promise<T> {
        try {
          const outcome = await receiving
          webhooks.inc({ event, outcome })
          return outcome
        } catch (error) {
          webhooks.inc({ event, outcome: 'failed' })
          throw error
        }
      }
      return {
        verify(body, signature) {
          const isGenuine = receiver.verify(body, signature)
          // Its event is anybody's text.
          if (!isGenuine) webhooks.inc({ event: 'unknown', outcome: 'unsigned' })
          return isGenuine
        },
        // Not asynchronous: the payload is not to be held until the delivery is kept.
        receive: (delivery, named) => counting(delivery.event, receiver.receive(delivery, named)),
      }
    },

    routes({ depth, rateLimits }) {
      const [queue, oldest, limit, remaining] = queueAndLimits(registers)
      const routes = new Hono()
      routes.get('/metrics', async c => {
        const { queued, delayed, active, oldestSeconds } = await depth()
        for (const [state, count] of Object.entries({ queued, delayed, active })) queue.set({ state }, count)
        oldest.set(oldestSeconds)
        limit.reset()
        remaining.reset()
        for (const each of rateLimits()) {
          limit.set({ installation: each.installationId }, each.limit)
          remaining.set({ installation: each.installationId }, each.remaining)
        }
        return c.body(await registry.metrics(), 200, { 'content-type': registry.contentType })
      })
      return routes
    },
  }
}

function queueAndLimits(registers: Registry[]) {
  return [
    new Gauge({
      name: 'patrol_queue_keys',
      help: 'Pull requests that are due (queued), wait for a time (delayed), or are being evaluated (active)',
      labelNames: ['state'],
      registers,
    }),
    new Gauge({
      name: 'patrol_queue_oldest_seconds',
      help: 'For how long the oldest due pull request has been due',
      registers,
    }),
    new Gauge({
      name: 'patrol_github_rate_limit',
      help: 'Requests that an installation may make in an hour',
      labelNames: ['installation'],
      registers,
    }),
    new Gauge({
      name: 'patrol_github_rate_limit_remaining',
      help: 'Requests that an installation has left in this hour',
      labelNames: ['installation'],
      registers,
    }),
  ] as const
}
