import type { Facts, Gathered, Need, Parts, SameHead } from '../model/facts.ts'
import type { PullRequest } from '../model/pull-request.ts'
import type { Needs } from '../policy/needs-of.ts'
import { globMatcher } from '../patterns/glob.ts'
import type { Policy } from '../policy/schema.ts'
import { concernedBy } from './concerned.ts'
import { gatherFindings } from './findings/gather-findings.ts'
import type { JiraInUse, Target } from './gather.ts'
import { gatherInfrastructure } from './infrastructure/gather-infrastructure.ts'
import { gatherHistory } from './history/gather-history.ts'
import { gathered, type Outages } from './outage.ts'
import type { Memory } from './remembered.ts'
import { gatherRevert } from './revert.ts'
import { gatherRoles } from './roles/gather-roles.ts'
import type { Auditor, Blobs, CommitsOfPull, GitHubReader, HistoryStore, Scanner } from './sources.ts'
import { hasMoved } from './has-moved.ts'
import { gatherTickets } from './tickets.ts'

export interface PartSources {
  readonly github: GitHubReader
  readonly memory: Memory
  readonly jira: JiraInUse | null
  readonly history: HistoryStore
  readonly scanner: Scanner
  readonly auditor: Auditor
  readonly blobs: Blobs
  /** Outages that are met are added to it. */
  readonly outages: Outages
}

/** What the parts are gathered for. */
export interface PartsOf {
  readonly target: Target
  readonly pull: PullRequest
  /** The last push by force or change of the base that was known before it was read. */
  readonly lastTurn: string | null
  readonly policy: Policy
  readonly needs: Needs
}

export interface GatheredParts {
  readonly parts: Facts['parts']
  readonly files: Gathered<Parts['files']>
  readonly sameHead: Gathered<readonly SameHead[]>
}

/**
 * Reads what the plan asks for, and nothing twice. What describes the head is read first and the commits last, with
 * where head and base stand by then: `moved` when that is not where they stood when the pull request was read.
 */
export async function gatherParts(sources: PartSources, of: PartsOf): Promise<GatheredParts | 'moved'> {
  const { needs } = of
  const first = await gatherLists(sources, of)
  const [commits, roles] = await Promise.all([gatherCommits(sources, of), gatherHolders(sources, of, first)])
  const begun = { key: of.target.key, pull: of.pull, lastTurn: of.lastTurn }
  if (commits.known && (await hasMoved(sources.memory.cache, begun, commits.value))) return 'moved'

  const history = needs.parts.has('history')
    ? await gatherWays(sources, of, { ...first, commits })
    : undefined
  const revert = needs.parts.has('revert') ? await gatherInverse(sources, of, commits) : undefined
  const findings = needs.parts.has('findings')
    ? await gatherFound(sources, of, { files: first.files, commits })
    : undefined
  const infrastructure = needs.parts.has('infrastructure')
    ? await gatherAudited(sources, of, { files: first.files, commits })
    : undefined
  const all: Facts['parts'] = {
    ...first,
    commits: whole(commits),
    ...roles,
    ...(history && { history }),
    ...(revert && { revert }),
    ...(findings && { findings }),
    ...(infrastructure && { infrastructure }),
  }
  const asked = Object.entries(all).filter(([need]) => needs.parts.has(need as Need))
  const sameHead = mapped(commits, ({ sameHead }) => sameHead)
  return { parts: Object.fromEntries(asked), files: first.files, sameHead }
}

type Lists = Awaited<ReturnType<typeof gatherLists>>

async function gatherLists({ github, memory, jira, history, outages }: PartSources, of: PartsOf) {
  const { target, pull, policy, needs } = of
  const { repository, number, headSha } = pull
  const isAsked = (...parts: Need[]) => parts.some(part => needs.parts.has(part))
  const read = <T>(isNeeded: boolean, ask: () => Promise<T>) => (isNeeded ? gathered(outages, ask) : notAsked)
  const approvesByComment = policy.approvals.approve_by_comment.length > 0
  const [files, reviews, comments, ci, tickets] = await Promise.all([
    gathered(outages, () => github.files(repository, number, pull.changedFiles)),
    read(isAsked('reviews', 'history', 'roles'), () => github.reviews(repository, number)),
    approvesByComment
      ? read(isAsked('comments', 'history'), () => github.comments(repository, number))
      : { known: true as const, value: [] },
    read(isAsked('ci'), () => github.ci(repository, headSha)),
    read(isAsked('tickets'), async () =>
      jira === null
        ? []
        : gatherTickets(jira.reader, memory, history, { key: target.key, pull, at: outages.at }),
    ),
  ])
  return { files, reviews, comments, ci, tickets }
}

/** Stands for a part that the plan leaves out; it is taken away again at the end. */
const notAsked = { known: false, why: 'It was not asked for.', retryAt: null } as const

function gatherCommits(
  { github, outages }: PartSources,
  { pull }: PartsOf,
): Promise<Gathered<CommitsOfPull>> {
  const { repository, number, headSha, baseRef } = pull
  return gathered(outages, () => github.commits(repository, { number, headSha, baseRef }))
}

async function gatherHolders(sources: PartSources, { pull, policy, needs }: PartsOf, lists: Lists) {
  if (!needs.parts.has('roles')) return {}
  const { github, memory, outages } = sources
  const wanted = Object.entries(policy.roles).filter(([name]) => needs.roles.includes(name))
  const concerned = concernedBy(lists, policy.approvals)
  const roleSources = { github, memory, repository: pull.repository }
  const found = await gatherRoles(roleSources, Object.fromEntries(wanted), concerned)
  outages.met.push(...found.outages)
  return { roles: { known: true as const, value: found.roles } }
}

/** The history rests on the commits and on who approved: without them it is not known either. */
async function gatherWays(
  { github, memory, history, outages }: PartSources,
  { target, pull, policy }: PartsOf,
  { reviews, comments, commits }: Pick<Lists, 'reviews' | 'comments'> & { commits: Gathered<CommitsOfPull> },
): Promise<Gathered<Parts['history']>> {
  if (!reviews.known) return reviews
  if (!comments.known) return comments
  if (!commits.known) return commits
  return gathered(outages, () =>
    gatherHistory(
      { github, memory, history },
      {
        key: target.key,
        pull,
        policy,
        baseSha: commits.value.baseSha,
        commits: commits.value.commits,
        reviews: reviews.value,
        comments: comments.value,
      },
    ),
  )
}

/** Where the base branch stands comes with the commits. */
async function gatherInverse(
  { github, memory, outages }: PartSources,
  { pull }: PartsOf,
  commits: Gathered<CommitsOfPull>,
): Promise<Gathered<Parts['revert']>> {
  if (!commits.known) return commits
  const { baseSha } = commits.value
  return gathered(outages, () => gatherRevert({ github, cache: memory.cache }, { pull, baseSha }))
}

/** Without the list of files nothing is known; without the commits the base branch's name has to do. */
async function gatherFound(
  { github, blobs, scanner, outages }: PartSources,
  { pull, policy }: PartsOf,
  { files, commits }: { files: Gathered<Parts['files']>; commits: Gathered<CommitsOfPull> },
): Promise<Gathered<Parts['findings']>> {
  if (!files.known) return files
  const baseSha = commits.known ? commits.value.baseSha : null
  const sources = { github, blobs, scanner, outages }
  const { advisory_paths, excluded_paths } = policy.checks['ssl-validation']
  const [isAdvisory, isExcluded] = [globMatcher(advisory_paths), globMatcher(excluded_paths)]
  const isLenient = (path: string) => isAdvisory(path) || isExcluded(path)
  return gathered(outages, () => gatherFindings(sources, { pull, files: files.value, baseSha, isLenient }))
}

/** What was where the pull request left its base branch is compared with the head. */
async function gatherAudited(
  { github, blobs, memory, auditor, outages }: PartSources,
  { pull, policy }: PartsOf,
  { files, commits }: { files: Gathered<Parts['files']>; commits: Gathered<CommitsOfPull> },
): Promise<Gathered<Parts['infrastructure']>> {
  if (!files.known) return files
  const baseSha = commits.known ? commits.value.baseSha : null
  const sources = { github, blobs, memory, auditor }
  const asked = auditAskedBy(policy)
  return gathered(outages, () =>
    gatherInfrastructure(sources, { pull, files: files.value, baseSha, ...asked }),
  )
}

function auditAskedBy({ checks }: Policy) {
  const { account_roots: accountRoots, excluded_paths, variables, rules } = checks['infra-audit']
  const options = Object.fromEntries(
    Object.entries(rules).flatMap(([id, setting]) =>
      setting.options === undefined ? [] : [[id, setting.options]],
    ),
  )
  return { settings: { accountRoots, variables, options }, isExcluded: globMatcher(excluded_paths) }
}

function whole(commits: Gathered<CommitsOfPull>): Gathered<Parts['commits']> {
  if (!commits.known) return commits
  const { incomplete, commits: list } = commits.value
  return incomplete === null ? { known: true, value: list } : { known: false, why: incomplete, retryAt: null }
}

function mapped<T, R>(value: Gathered<T>, map: (value: T) => R): Gathered<R> {
  return value.known ? { known: true, value: map(value.value) } : value
}
