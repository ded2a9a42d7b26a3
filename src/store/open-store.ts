import { sql } from 'kysely'
import type { PgBoss } from 'pg-boss'
import { type Backlinks, createBacklinks } from './backlinks.ts'
import { type Cache, createCache } from './cache.ts'
import type { Database } from './database.ts'
import { attachTo } from './embedded/attach.ts'
import { hasDatabase } from './embedded/create-database.ts'
import { lockFolder, prepareFolder } from './embedded/folder.ts'
import { openEmbedded } from './embedded/open-embedded.ts'
import { createEvidence, type EvidenceStore } from './evidence/evidence-store.ts'
import { createInbox, type Inbox } from './inbox/inbox.ts'
import type { Log } from './log.ts'
import { createMergeGroups, type MergeGroups } from './merge-groups.ts'
import { migrate } from './migrate.ts'
import { createObservations, type Observations } from './observations.ts'
import { openPostgres } from './postgres/open-postgres.ts'
import { prune } from './prune.ts'
import { createPublications, type Publications } from './publications.ts'
import { createPulls, type Pulls } from './pulls.ts'
import { createPushes, type Pushes } from './pushes.ts'
import { createQueue, type Queue } from './queue/queue.ts'
import { releaseAbandoned } from './queue/release-abandoned.ts'
import { type QueueTimes, startBoss } from './queue/start-boss.ts'
import { createResets, type Resets } from './resets.ts'
import { StoreError } from './store-error.ts'
import { createSweeps, type Sweeps } from './sweeps.ts'
import { createTickets, type Tickets } from './tickets.ts'
import { createVerdicts, type Verdicts } from './verdicts.ts'

/** Everything that is kept, whichever database keeps it. */
export interface Store {
  readonly inbox: Inbox
  readonly queue: Queue
  readonly observations: Observations
  readonly pulls: Pulls
  readonly verdicts: Verdicts
  readonly resets: Resets
  readonly evidence: EvidenceStore
  readonly publications: Publications
  readonly backlinks: Backlinks
  readonly mergeGroups: MergeGroups
  readonly tickets: Tickets
  readonly pushes: Pushes
  readonly sweeps: Sweeps
  readonly cache: Cache
  /** Resolves when the database answers, rejects when it does not. */
  ping(): Promise<void>
  /** Stops the queue (see `Queue.stop`, which may be called before, with a time of its own) and closes the database; once. */
  close(): Promise<void>
}

/** Which database: a PostgreSQL server's address, or a folder for the embedded one. */
export type StorePlace = { readonly databaseUrl: string } | { readonly dataDir: string }

export interface StoreOptions {
  readonly log: Log
  /** For commands: where another process has the folder, reach the store through that process. */
  readonly attach?: boolean
  readonly times?: QueueTimes
  /** Called when the embedded store has stopped for good, since its log could not be written: only a new start helps. */
  readonly onFailure?: (error: Error) => void
}

const PRUNE_EVERY_MS = 3600_000
/** A replica that died is noticed by the others, within some 10 s. */
const TIMES_OF_REPLICAS: QueueTimes = { heartbeatSeconds: 10, superviseSeconds: 1 }
/** The embedded store's one process gives back at its start what it had in work. */
const TIMES_OF_SOLE_OWNER: QueueTimes = { heartbeatSeconds: 30, superviseSeconds: 5 }

/**
 * Opens the store, and creates or migrates it where needed.
 * @throws StoreError with a sentence for the operator: the folder is in use, the server too old.
 */
export async function openStore(place: StorePlace, options: StoreOptions): Promise<Store> {
  const database =
    'databaseUrl' in place
      ? await openPostgres(place.databaseUrl, options.log)
      : await openFolder(place.dataDir, options)
  return storeIn(database, options)
}

/** The store in an open database, which is closed with it, or where it cannot be used. */
export async function storeIn(
  database: Database,
  { log, times }: Pick<StoreOptions, 'log' | 'times'>,
): Promise<Store> {
  try {
    if (!database.attached) await migrate(database.kysely)
    const usualTimes = database.soleOwner ? TIMES_OF_SOLE_OWNER : TIMES_OF_REPLICAS
    const boss = await startBoss(database, times ?? usualTimes, log)
    if (database.soleOwner) await releaseOldWork(database, log)
    return storeOn(database, boss, log)
  } catch (error) {
    await database.close()
    throw error
  }
}

async function releaseOldWork(database: Database, log: Log): Promise<void> {
  const keys = await releaseAbandoned(database.kysely)
  if (keys > 0) log.info({ keys }, 'Keys that were in work when the last process ended are due again')
}

async function openFolder(dataDir: string, options: StoreOptions): Promise<Database> {
  const { log, attach = false } = options
  // A command looks at what there is. It makes nothing, least of all in a folder that somebody mistyped.
  if (attach && !hasDatabase(dataDir)) {
    throw new StoreError(`there is none in ${dataDir}. Set DATA_DIR to the folder that the server uses.`)
  }
  const folder = prepareFolder(dataDir)
  const release = lockFolder(folder)
  if (release !== null) return openEmbedded(folder, release, options)
  if (!attach) {
    throw new StoreError(
      `another compliance-patrol already uses ${folder}. Stop it first, or set DATA_DIR to another folder.`,
    )
  }
  const database = await attachTo(folder, log)
  if (database !== null) return database
  throw new StoreError(`another compliance-patrol uses ${folder}, and it does not answer on its socket.`)
}

function storeOn(database: Database, boss: PgBoss, log: Log): Store {
  const { kysely, first } = database
  const queue = createQueue(database, boss)
  const pruning = setInterval(() => {
    prune(kysely).catch(error => log.warn({ err: error }, 'Old entries could not be deleted'))
  }, PRUNE_EVERY_MS).unref()
  let closed: Promise<void> | null = null
  async function close(): Promise<void> {
    clearInterval(pruning)
    await queue.stop()
    await boss.stop({ graceful: false })
    await database.close()
  }
  return {
    inbox: createInbox(first, queue),
    queue,
    observations: createObservations(kysely),
    pulls: createPulls(kysely),
    verdicts: createVerdicts(kysely),
    resets: createResets(kysely),
    evidence: createEvidence(kysely),
    publications: createPublications(kysely, database.locks),
    backlinks: createBacklinks(kysely),
    mergeGroups: createMergeGroups(kysely),
    tickets: createTickets(kysely),
    pushes: createPushes(kysely),
    sweeps: createSweeps(kysely),
    cache: createCache(first, database.soleOwner),
    async ping() {
      await sql`select 1`.execute(kysely)
    },
    close() {
      closed ??= close()
      return closed
    },
  }
}
