import { headsToCompare } from '../../approvals/heads-to-compare.ts'
import { latestOpinions } from '../../approvals/opinion.ts'
import type { Comment, History, Review } from '../../model/approval.ts'
import type { Commit, PullRequest, PullRequestKey } from '../../model/pull-request.ts'
import type { Policy } from '../../policy/schema.ts'
import type { Memory } from '../remembered.ts'
import type { GitHubReader, HistoryStore } from '../sources.ts'
import { byHead, changesOf, MOST_FILES } from './fingerprints.ts'
import { type KnownPushes, noPushesAsked, readKnownPushes } from './known-pushes.ts'
import { placesOfHeads } from './places-of-heads.ts'

export interface HistorySources {
  readonly github: GitHubReader
  readonly memory: Memory
  readonly history: HistoryStore
}

/** What the history is asked about. */
export interface HistoryOf {
  readonly key: PullRequestKey
  readonly pull: PullRequest
  /** Where the base branch stands; `null` when it was deleted. */
  readonly baseSha: string | null
  readonly commits: readonly Commit[]
  readonly reviews: readonly Review[]
  readonly comments: readonly Comment[]
  readonly policy: Pick<Policy, 'approvals' | 'exemptions'>
}

/** How the pull request came to stand where it stands; GitHub is asked only where something rests on it. */
export async function gatherHistory(sources: HistorySources, of: HistoryOf): Promise<History> {
  const { github, memory, history } = sources
  const { key, pull, reviews, comments, policy } = of
  const [observations, resets] = await Promise.all([history.observations.of(key), history.resets.of(key)])
  const opinions = latestOpinions(reviews, comments, observations, policy.approvals.approve_by_comment)
  const approvals = opinions.filter(({ kind }) => kind === 'approved')
  const state = JSON.stringify([observations.length, approvals.map(({ source, id }) => `${source} ${id}`)])
  const areNeeded = approvals.length > 0 || isExemptAuthor(pull, policy)
  const pushes: KnownPushes = areNeeded ? await readKnownPushes(github, memory, pull, state) : noPushesAsked

  const known = { observations, resets, ...pushes }
  const pairs = headsToCompare(
    { pull, commits: of.commits, reviews, comments, history: known },
    policy.approvals,
  )
  const { repository, baseRef } = pull
  const base = of.baseSha ?? baseRef
  const withoutDiff = pull.changedFiles > MOST_FILES ? pull.headSha : null
  const fingerprintSources = { github, cache: memory.cache, repository, base, withoutDiff }
  const changes = await changesOf(fingerprintSources, [...new Set(pairs.flat())])
  const places = await placesOfHeads(fingerprintSources, pairs, changes)
  return { ...known, fingerprints: byHead(changes), places }
}

/** An exemption of an author rests on who made every push. */
function isExemptAuthor({ author }: PullRequest, { exemptions }: Pick<Policy, 'exemptions'>): boolean {
  const login = author?.login.toLowerCase()
  return exemptions.some(({ when }) => when.authors?.some(exempt => exempt.toLowerCase() === login) ?? false)
}
