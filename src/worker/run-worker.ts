import type { PullRequestKey } from '../model/pull-request.ts'
import type { DueKey, Evaluated } from './evaluate-pull-request.ts'
import type { Log } from './log-verdict.ts'

/** The queue, as far as the worker uses it. */
export interface WorkQueue {
  work(
    handler: (due: DueKey & { readonly attempt: number }) => Promise<void>,
    options: { concurrency: number },
  ): Promise<void>
  later(key: PullRequestKey, at: Date): Promise<void>
}

interface Dependencies {
  readonly queue: WorkQueue
  readonly log: Log
  readonly concurrency: number
}

/** Evaluates what is due. What fails is logged and thrown on, so that the queue tries it again. */
export function runWorker(
  { queue, log, concurrency }: Dependencies,
  evaluate: (due: DueKey) => Promise<Evaluated>,
): Promise<void> {
  return queue.work(
    async due => {
      try {
        const evaluated = await evaluate(due)
        if (evaluated.outcome !== 'judged')
          log.info({ pull: due.key, outcome: evaluated.outcome }, 'Nothing to judge')
        else if (evaluated.again !== null) await queue.later(due.key, new Date(evaluated.again))
      } catch (error) {
        log.error({ pull: due.key, attempt: due.attempt, err: error }, 'Evaluation failed')
        throw error
      }
    },
    { concurrency },
  )
}
