import { PgBoss, type QueueOptions } from 'pg-boss'
import type { Database } from '../database.ts'
import type { Log } from '../log.ts'
import { QUEUE } from './mark-due.ts'

/** How quickly a worker that died is noticed. */
export interface QueueTimes {
  /** A key whose worker gave no sign of life for this long is due again. At least 10 (pg-boss). */
  readonly heartbeatSeconds: number
  /** How often this is looked at. */
  readonly superviseSeconds: number
}

const TEN_YEARS = 10 * 365 * 24 * 3600

/**
 * Starts pg-boss on the database, with our one queue. A failed evaluation is due again after 1–2
 * seconds, later after at most 60, for ever: nothing that waits is ever given up or thrown away.
 */
export async function startBoss(database: Database, times: QueueTimes, log: Log): Promise<PgBoss> {
  const boss = new PgBoss({
    ...database.boss,
    schedule: false,
    supervise: !database.attached,
    superviseIntervalSeconds: times.superviseSeconds,
    monitorIntervalSeconds: times.superviseSeconds,
    registerInstance: false,
    // Both ask for what an embedded database does not have: autovacuum, and more than one session.
    monitorVacuum: database.kind === 'postgres',
    reindex: database.kind === 'postgres',
    openTelemetry: { enabled: false },
  })
  // Without a listener, an error would end the process; polling goes on by itself.
  boss.on('error', error => log.error({ err: error }, 'The queue met an error'))
  boss.on('warning', warning => log.warn({ warning }, 'The queue warns'))
  await boss.start()
  const { policy, ...changeable } = queueOptions(database, times)
  if (database.attached) return boss
  await boss.createQueue(QUEUE, { policy, ...changeable })
  await boss.updateQueue(QUEUE, changeable)
  return boss
}

function queueOptions(
  database: Database,
  times: QueueTimes,
): QueueOptions & { policy: string; notify: boolean } {
  return {
    policy: 'stately',
    retryLimit: 2 ** 31 - 1,
    retryDelay: 2,
    retryBackoff: true,
    retryDelayMax: 60,
    heartbeatSeconds: times.heartbeatSeconds,
    expireInSeconds: 15 * 60,
    // What waits is kept (the default deletes it after 14 days), what is done is not needed.
    retentionSeconds: TEN_YEARS,
    deleteAfterSeconds: 3600,
    notify: database.kind === 'postgres',
  }
}
