import type { Hono } from 'hono'
import type { Logger } from 'pino'
import { elseLookAt } from './cannot-start.ts'
import { readDefaultPolicy } from './default-policy.ts'
import { codeVersion } from './evidence/code-version.ts'
import { keepHouse } from './evidence/keep-house.ts'
import { signerWith } from './evidence/signature.ts'
import { encryptionWith } from './encryption.ts'
import { keepBlobs } from './facts/blobs/keep-blobs.ts'
import { openScanner } from './facts/findings/open-scanner.ts'
import { gather, type Sources } from './facts/gather.ts'
import { gatherPolicy } from './facts/gather-policy.ts'
import { openAuditor } from './facts/infrastructure/open-auditor.ts'
import { invalidateTicket } from './facts/invalidate.ts'
import { recallBranch } from './facts/recall-branch.ts'
import { openGitHub } from './github/open-github.ts'
import { type Jira, openJira } from './jira/open-jira.ts'
import { logAbout } from './log.ts'
import { openPages } from './open-pages.ts'
import { gitHubReceiver, jiraReceiver } from './receivers.ts'
import type { Settings } from './settings.ts'
import { openStore, type Store } from './store/open-store.ts'
import { createMetrics } from './web/metrics.ts'
import { pullPath } from './web/pages/paths.ts'
import { createOperationsWeb, createWeb, listen } from './web/server.ts'
import type { JiraWriter } from './worker/add-missing-links.ts'
import { evaluatePullRequest, type EvaluateDependencies } from './worker/evaluate-pull-request.ts'
import { watchCi } from './worker/awaited-ci.ts'
import { rememberBranches } from './worker/covered-branches.ts'
import { judgePushes } from './worker/judge-pushes.ts'
import { repeatedly } from './worker/repeatedly.ts'
import { runWorker, type WorkQueue } from './worker/run-worker.ts'
import { refuseGroups, refuseUnnamedGroups } from './worker/show-on-groups.ts'
import { createSweep } from './worker/sweep/create-sweep.ts'

/** A running server. */
export interface Server {
  /** Where it listens. */
  readonly url: string
  /** Where Prometheus reads; `null`: nowhere. */
  readonly metricsUrl: string | null
  readonly store: Store
  /** Resolves when the store can keep nothing more until the process starts again. */
  readonly failed: Promise<Error>
  /** Takes no more, finishes what runs (25 s at most), leaves the rest in the queue, and closes. */
  stop(): Promise<void>
}

/** How long is waited, where it is not as long as usual. */
export interface Patience {
  /** For GitHub to say that a push was a merge. */
  readonly pushPatienceMs?: number
  /** For what runs when the server is stopped. */
  readonly longestStopMs?: number
}

/** Evaluations that run side by side: each waits for GitHub most of the time. */
const CONCURRENCY = 4
/** Whoever stops a process kills it after 30 s where nothing else is said, Docker after 10. */
const LONGEST_STOP_MS = 25_000

/** What an event could not answer is answered after this; it costs one query where there is nothing. */
const UNNAMED_GROUPS_EVERY_MS = 60_000

/** GitHub may tell of a push before it tells that it was a merge. */
const PUSH_PATIENCE_MS = 60_000
const PUSHES_EVERY_MS = 30_000
/** Facts that are too old, and the day's checkpoint. */
const HOUSE_EVERY_MS = 3600_000

/** Wires everything together and serves it. Rejects with a sentence for the operator when it cannot start. */
export async function startServer(
  settings: Settings,
  log: Logger,
  { pushPatienceMs = PUSH_PATIENCE_MS, longestStopMs = LONGEST_STOP_MS }: Patience = {},
): Promise<Server> {
  const clock = { now: () => new Date() }
  const metrics = createMetrics()
  const github = openGitHub({
    appId: settings.app.id,
    privateKey: settings.app.privateKey,
    baseUrl: settings.githubApiUrl,
    log,
    clock,
    onRequest: request => metrics.request(request),
  })
  const self = await elseLookAt('GITHUB_API_URL, APP_ID and PRIVATE_KEY', github.self())
  const failure = Promise.withResolvers<Error>()
  const store = await elseLookAt(
    'dataDir' in settings.store ? `DATA_DIR (${settings.store.dataDir})` : 'DATABASE_URL',
    openStore(settings.store, { log, onFailure: failure.resolve }),
    'What is kept cannot be opened',
  )
  const jira = settings.jira === null ? null : openJira(settings.jira)
  const scanner = openScanner()
  const auditor = openAuditor()
  const encryption = encryptionWith(settings.encryptionKeys)
  const sources: Sources = {
    github,
    jira:
      settings.jira === null || jira === null
        ? null
        : { reader: jira, url: settings.jira.url, organisations: settings.jira.organisations },
    history: store,
    scanner,
    auditor,
    blobs: keepBlobs({ cache: store.cache, clock, sealing: encryptionWith(settings.encryptionKeys) }),
    cache: store.cache,
    clock,
    defaultPolicy: readDefaultPolicy(),
    organisationPolicy: settings.organisationPolicy,
  }
  const evaluation: EvaluateDependencies = {
    pulls: store.pulls,
    observations: store.observations,
    gather: target => gather(sources, target),
    recallBranch: of => recallBranch(sources, sources, of),
    github: installationId => github.forInstallation(installationId),
    jira: jira === null ? null : linkWriter(jira, sources),
    asking: { hearsOfTickets: settings.jira?.webhookSecret !== undefined },
    backlinks: store.backlinks,
    tickets: store.tickets,
    groups: store.mergeGroups,
    records: store,
    recording: {
      evidence: store.evidence,
      verdicts: store.verdicts,
      keeping: { seal: encryption === null ? null : encryption.seal, source: settings.evidence.source },
      code: codeVersion(),
      clock,
    },
    publications: store.publications,
    reportUrl: (repository, number) =>
      settings.pages === null ? null : `${settings.pages.publicUrl}${pullPath(repository, number)}`,
    async watchCi({ facts, policy }) {
      const { id } = facts.pull.repository
      await watchCi(store.cache, id, policy)
      await rememberBranches(store.cache, id, policy)
    },
    makeDue: due => store.queue.now(due, 'sweep'),
    clock,
    log,
  }
  const queued = {
    ...evaluation,
    policyOf: (of: Parameters<typeof gatherPolicy>[1]) => gatherPolicy(sources, of),
  }
  const unnamedGroups = repeatedly(() => logAbout({ delivery: null }, () => refuseUnnamedGroups(queued)), {
    everyMs: UNNAMED_GROUPS_EVERY_MS,
    failed: error => log.warn({ err: error }, 'Groups of merge queues could not be listed'),
  })
  const pushes = repeatedly(
    () =>
      judgePushes({
        ...queued,
        github: id => github.forInstallation(id),
        evidence: store.evidence,
        pushes: store.pushes,
        patienceMs: pushPatienceMs,
      }),
    {
      everyMs: Math.min(PUSHES_EVERY_MS, Math.max(pushPatienceMs, 1_000)),
      failed: error => log.warn({ err: error }, 'Pushes could not be listed'),
    },
  )
  const { signingKey, factsDays } = settings.evidence
  const signer = signingKey === null ? null : signerWith(signingKey)
  const house = repeatedly(() => keepHouse({ evidence: store.evidence, signer, factsDays, clock, log }), {
    everyMs: HOUSE_EVERY_MS,
    failed: error => log.warn({ err: error }, 'The evidence could not be signed, or old facts not deleted'),
  })
  await runWorker(
    {
      queue: withSubject(store),
      rateLimit: installationId => github.rateLimit(installationId),
      refuseGroups: due => refuseGroups(queued, due),
      clock,
      log,
      concurrency: CONCURRENCY,
    },
    metrics.timed(due => evaluatePullRequest(evaluation, due)),
  )
  const sweep = createSweep({
    ...evaluation,
    pulls: store.pulls,
    github,
    place: store.sweeps,
    unjudged: pulls => store.sweeps.unjudged(pulls),
    isAllowed: account =>
      settings.allowedAccounts.length === 0 || settings.allowedAccounts.includes(account.toLowerCase()),
  })
  const health = { isReady: () => store.ping(), clock: clock.now, log }
  const web = createWeb({
    receiver: metrics.counted(
      gitHubReceiver(settings, self, { github, store, sources, sweep, unnamedGroups, log }),
    ),
    jira: jiraReceiver(settings, { store, sources }),
    pages:
      settings.pages === null ? null : openPages(settings.pages, { settings, store, github, clock, log }),
    ...health,
  })
  const state = { depth: () => store.queue.depth(), rateLimits: () => github.rateLimits() }
  const operations = createOperationsWeb(metrics.routes(state), health)
  const listening = await elseLookAt(
    'HOST, PORT and METRICS_PORT',
    listenOn(settings, { web, operations }),
    'The server cannot listen',
  ).catch(async error => {
    // An open store would keep the process alive, deaf.
    await Promise.all([unnamedGroups.stop(), pushes.stop(), house.stop(), sweep.stop()])
    await store.close()
    throw error
  })
  sweep.start()
  log.info({ url: listening.url, metrics: listening.metricsUrl, app: self.slug }, 'Listening')

  /** Whoever asks a second time waits for the first. */
  let stopping: Promise<void> | null = null
  return {
    url: listening.url,
    metricsUrl: listening.metricsUrl,
    store,
    failed: failure.promise,
    stop() {
      stopping ??= stop()
      return stopping
    },
  }

  async function stop(): Promise<void> {
    await Promise.all([
      listening.close(),
      unnamedGroups.stop(),
      pushes.stop(),
      house.stop(),
      sweep.stop(),
      store.queue.stop({ timeoutMs: longestStopMs }),
    ])
    await Promise.all([scanner.close(), auditor.close()])
    await store.close()
  }
}

/** Listens on the public port, and on that of the metrics where there is one. */
async function listenOn(
  { host, port, metricsPort }: Settings,
  { web, operations }: { readonly web: Hono; readonly operations: Hono },
) {
  const listening = await listen(web, host, port)
  if (metricsPort === null) return { ...listening, metricsUrl: null }
  const beside = await listen(operations, host, metricsPort).catch(async error => {
    await listening.close()
    throw error
  })
  return {
    url: listening.url,
    metricsUrl: `${beside.url}/metrics`,
    async close() {
      await Promise.all([listening.close(), beside.close()])
    },
  }
}

/** The queue, with whose every task the log names the pull request, its head, and the event that was heard last. */
function withSubject({ queue, pulls, observations }: Store): WorkQueue {
  return {
    later: (key, at) => queue.later(key, at),
    work: (handler, options) =>
      queue.work(async task => {
        const [pull, observed] = await Promise.all([pulls.get(task.key), observations.of(task.key)])
        const headSha = pull?.headSha ?? null
        const delivery = observed.at(-1)?.delivery ?? null
        return logAbout({ delivery, pull: task.key, headSha }, () => handler(task))
      }, options),
  }
}

/** What was remembered of a ticket does not hold any longer once our link is on it. */
function linkWriter(jira: Jira, sources: Sources): JiraWriter {
  return {
    async addRemoteLink(key, link) {
      await jira.addRemoteLink(key, link)
      await invalidateTicket(sources, key)
    },
  }
}
