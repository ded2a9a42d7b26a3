import { setTimeout as pause } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import type { JobWithMetadata, PgBoss } from 'pg-boss'
import type { PullRequestKey } from '../../model/pull-request.ts'
import { partsOf } from '../key.ts'
import type { Tables } from '../tables.ts'
import { QUEUE, type Urgency, urgencyOf } from './mark-due.ts'

/** A pull request to evaluate now. */
export interface Task {
  readonly key: PullRequestKey
  readonly installationId: number
  /** Who waits for it. */
  readonly urgency: Urgency
  /** 1 for the first attempt, one more after each that failed. */
  readonly attempt: number
  /** Aborted when the result can no longer be used: the process stops, or the key was given to another. */
  readonly signal: AbortSignal
}

export type Handler = (task: Task) => Promise<void>

/** Only for what nobody woke us for: retries, known times, and other replicas without LISTEN. */
const POLL_SECONDS = 1

export interface Workers {
  start(handler: Handler, concurrency: number): Promise<void>
  stop(timeoutMs: number): Promise<boolean>
  wake(keys: number): void
}

interface JobData {
  readonly key: PullRequestKey
  readonly installationId: number
}

/** The workers of this process. */
export function createWorkers(kysely: Kysely<Tables>, boss: PgBoss): Workers {
  const idle = new Set<string>()
  let started = false
  let stopping: Promise<boolean> | null = null

  async function startOne(handler: Handler): Promise<void> {
    let id = ''
    // One call for each worker: with pg-boss's localConcurrency only the first of them could be woken.
    id = await boss.work(
      QUEUE,
      {
        pollingIntervalSeconds: POLL_SECONDS,
        notifyPollingIntervalSeconds: POLL_SECONDS,
        includeMetadata: true,
      },
      async ([job]: JobWithMetadata<JobData>[]) => {
        if (job === undefined) return
        idle.delete(id)
        try {
          await handler(await taskOf(kysely, job))
        } finally {
          idle.add(id)
          // pg-boss waits for its next poll after each job otherwise.
          boss.notifyWorker(id)
        }
      },
    )
    idle.add(id)
    boss.notifyWorker(id)
  }

  async function stop(timeoutMs: number): Promise<boolean> {
    const finished = boss.offWork(QUEUE, { wait: true }).then(() => true)
    const inTime = await Promise.race([finished, pause(timeoutMs, false, { ref: false })])
    // Gives back what still runs: fails its job, which is due again, and aborts its signal.
    await boss.stop({ graceful: false, close: false })
    return inTime
  }

  return {
    async start(handler, concurrency) {
      if (started) throw new Error('The queue is already being worked on.')
      started = true
      for (let i = 0; i < concurrency; i++) await startOne(handler)
    },
    stop(timeoutMs) {
      stopping ??= stop(timeoutMs)
      return stopping
    },
    wake(keys) {
      for (const id of [...idle].slice(0, keys)) boss.notifyWorker(id)
    },
  }
}

async function taskOf(kysely: Kysely<Tables>, job: JobWithMetadata<JobData>): Promise<Task> {
  const { key } = job.data
  const { repositoryId, number } = partsOf(key)
  // A repository that was transferred has another installation now than when the key became due.
  const row = await kysely
    .selectFrom('pull_request')
    .select('installation_id')
    .where('repository_id', '=', repositoryId)
    .where('number', '=', number)
    .executeTakeFirst()
  const installationId = Number(row?.installation_id ?? job.data.installationId)
  const urgency = urgencyOf(job.priority)
  return { key, installationId, urgency, attempt: job.retryCount + 1, signal: job.signal }
}
