import type { Facts, Gathered, SameHead } from '../model/facts.ts'
import type { PullRequest, PullRequestKey } from '../model/pull-request.ts'
import { coversBranch } from '../policy/covers-branch.ts'
import { needsOf } from '../policy/needs-of.ts'
import type { ResolvedPolicy } from '../policy/resolved-policy.ts'
import { gatherParts } from './gather-parts.ts'
import { lastTurnKnown } from './has-moved.ts'
import { type LoadedPolicy, loadPolicy, type PolicySettings } from './load-policy.ts'
import { nextTry, type Outage, type Outages } from './outage.ts'
import { gatherProposedPolicy } from './proposed-policy.ts'
import { proposedProblems, resolveLoaded } from './resolve-loaded.ts'
import type {
  Auditor,
  Blobs,
  Cache,
  Clock,
  GitHubReader,
  HistoryStore,
  JiraReader,
  RepositoryName,
  Scanner,
} from './sources.ts'
import { whenAgain } from './when-again.ts'

/** Where facts come from. */
export interface Sources extends PolicySettings {
  readonly github: { forInstallation(installationId: number): GitHubReader }
  /** `null`: no JIRA is set up. */
  readonly jira: JiraInUse | null
  /**
   * True where a policy that asks for JIRA is right although none is set up here: its checks say that they could
   * not be made, and everything else of the policy holds.
   */
  readonly jiraIsElsewhere?: boolean
  readonly history: HistoryStore
  readonly scanner: Scanner
  readonly auditor: Auditor
  readonly blobs: Blobs
  readonly cache: Cache
  readonly clock: Clock
}

/** The one JIRA of this deployment, and who may use it. */
export interface JiraInUse {
  readonly reader: JiraReader
  /** Without a slash at its end. */
  readonly url: string
  /** Logins of accounts, in lower case. */
  readonly organisations: readonly string[]
}

/** Which pull request to look at. */
export interface Target {
  readonly key: PullRequestKey
  readonly installationId: number
  /** The name under which the repository was last seen. */
  readonly repository: RepositoryName
  readonly number: number
}

/** Everything that a verdict needs, of one moment. */
export interface Gathering {
  readonly facts: Facts
  readonly policy: ResolvedPolicy
  /** False for a base branch that the policy does not cover: then nothing more is read, and nothing published. */
  readonly covered: boolean
  /** Where it is not known, nothing green may be shown on the head: a stricter verdict may belong there. */
  readonly sameHead: Gathered<readonly SameHead[]>
  /** When to look again, because something could not be read (ISO 8601, UTC); `null`: when an event comes. */
  readonly again: string | null
}

/** The pull request is not where we were told, or would not stand still. */
class Unsettled extends Error {
  override readonly name = 'Unavailable'
  readonly retryAt: Date | null

  constructor(why: string, retryAt: string | null = null) {
    super(why)
    this.retryAt = retryAt === null ? null : new Date(retryAt)
  }
}

const MOST_ATTEMPTS = 3

/**
 * Gathers what is true now. All facts are of one head and one base: when the pull request moves meanwhile, it begins
 * again. Throws when the pull request itself cannot be read; every other outage becomes part of the facts.
 */
export async function gather(sources: Sources, target: Target): Promise<Gathering> {
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
    const gathering = await gatherOnce(sources, target)
    if (gathering !== 'moved') return gathering
  }
  throw new Unsettled('The pull request moved each time while it was read.')
}

async function gatherOnce(sources: Sources, target: Target): Promise<Gathering | 'moved'> {
  const { cache, clock } = sources
  const github = sources.github.forInstallation(target.installationId)
  const memory = { cache, clock }
  const at = clock.now().toISOString()
  const lastTurn = await lastTurnKnown(cache, target.key)
  const pull = await readPull(github, target)
  const jira = jiraFor(sources.jira, pull)
  const setup = { jira: jira !== null }
  const loaded = await loadPolicy(github, memory, pull.repository, sources)
  const written = { jira: setup.jira || sources.jiraIsElsewhere === true }
  const resolved = resolveLoaded(loaded, written)
  const base = { at, pull, jira: jira?.url ?? null }
  if (!coversBranch(resolved.policy, pull)) return uncovered(base, resolved, loaded)

  const outages: Outages = { at, met: [...loaded.outages] }
  const needs = needsOf(resolved.policy, setup)
  const partSources = { ...sources, github, memory, jira, outages }
  const read = await gatherParts(partSources, { target, pull, lastTurn, policy: resolved.policy, needs })
  if (read === 'moved') return 'moved'
  const problemsOf = (text: string | null) => proposedProblems(loaded, written, text)
  const proposed = await gatherProposedPolicy({ github, outages, problemsOf }, pull, read.files)
  // While the file on the default branch is not known, no change of it can be taken for a repair.
  const proposedPolicy = proposed !== null && loaded.ownUnread ? unknown(loaded.ownUnread, at) : proposed
  return {
    facts: { ...base, proposedPolicy, parts: read.parts },
    policy: resolved,
    covered: true,
    sameHead: read.sameHead,
    again: whenAgain(outages, pull, read.parts, resolved.policy),
  }
}

function uncovered(
  base: Omit<Facts, 'proposedPolicy' | 'parts'>,
  policy: ResolvedPolicy,
  { outages: [unread] }: LoadedPolicy,
): Gathering {
  // The file that could not be read may be the one that covers this branch.
  if (unread) throw new Unsettled(unread.why, unread.retryAt)
  const sameHead = { known: true, value: [] } as const
  return {
    facts: { ...base, proposedPolicy: null, parts: {} },
    policy,
    covered: false,
    sameHead,
    again: null,
  }
}

/** A name can have been given to another repository since. */
async function readPull(github: GitHubReader, target: Target): Promise<PullRequest> {
  const { owner, name } = target.repository
  const pull = await github.pull({ owner, name }, target.number)
  if (`${pull.repository.id}#${pull.number}` === target.key) return pull
  throw new Unsettled(`${owner}/${name} is the name of another repository now.`)
}

function jiraFor(jira: JiraInUse | null, { repository }: PullRequest): JiraInUse | null {
  return jira?.organisations.includes(repository.owner.toLowerCase()) ? jira : null
}

function unknown(outage: Outage, at: string): Gathered<never> {
  return { known: false, why: outage.why, retryAt: nextTry(outage, at) }
}
