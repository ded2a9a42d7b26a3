import type { PullRequestKey } from '../model/pull-request.ts'
import type { DueKey, Evaluated } from './evaluate-pull-request.ts'
import type { Log } from './log-verdict.ts'
import { putOffUntil, type RateLimitLeft } from './pace.ts'

/** A key as the queue hands it over. */
interface Task extends DueKey {
  readonly attempt: number
  readonly urgency: 'person' | 'sweep'
}

/** The queue, as far as the worker uses it. */
export interface WorkQueue {
  work(handler: (due: Task) => Promise<void>, options: { concurrency: number }): Promise<void>
  later(key: PullRequestKey, at: Date): Promise<void>
}

interface Dependencies {
  /** Answers the groups of a merge queue that wait for a pull request which GitHub does not show us. */
  readonly refuseGroups: (due: DueKey) => Promise<void>
  readonly queue: WorkQueue
  /** What the installation may still ask of GitHub; `null`: not known. */
  readonly rateLimit: (installationId: number) => RateLimitLeft | null
  readonly clock: { now(): Date }
  readonly log: Log
  readonly concurrency: number
}

/** After so many attempts, some 15 s, GitHub has shown to all of its replicas what it will show. */
const SURE_AFTER_ATTEMPTS = 4
const SELDOM_MS = 15 * 60_000

/**
 * Evaluates what is due. What fails is logged and thrown on, so that the queue tries it again; a pull request that
 * GitHub does not show us (the App was uninstalled, the repository is gone) is looked at seldom from then on.
 */
export function runWorker(
  dependencies: Dependencies,
  evaluate: (due: DueKey) => Promise<Evaluated>,
): Promise<void> {
  const { queue, rateLimit, refuseGroups, clock, log, concurrency } = dependencies
  return queue.work(
    async due => {
      const until = putOffUntil(due.urgency, rateLimit(due.installationId), clock.now())
      if (until !== null) {
        log.info({ pull: due.key, until: until.toISOString() }, 'Put off, since the rate limit nears its end')
        return queue.later(due.key, until)
      }
      try {
        const evaluated = await evaluate(due)
        if (evaluated.outcome !== 'judged')
          log.info({ pull: due.key, outcome: evaluated.outcome }, 'Nothing to judge')
        else if (evaluated.again !== null) await queue.later(due.key, new Date(evaluated.again))
      } catch (error) {
        if (!isHidden(error) || due.attempt < SURE_AFTER_ATTEMPTS) {
          log.error({ pull: due.key, attempt: due.attempt, err: error }, 'Evaluation failed')
          throw error
        }
        log.warn({ pull: due.key, attempt: due.attempt, err: error }, 'GitHub refuses us this pull request')
        await refuseGroups(due)
        await queue.later(due.key, new Date(clock.now().getTime() + SELDOM_MS))
      }
    },
    { concurrency },
  )
}

/** GitHub's answers 404 and 403, as its client throws them. */
function isHidden(error: unknown): boolean {
  return error instanceof Error && (error.name === 'NotFound' || error.name === 'Forbidden')
}
