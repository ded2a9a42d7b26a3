import { record, type RecordDependencies, recordUncovered } from '../evidence/record.ts'
import type { Gathering } from '../facts/gather.ts'
import type { RecalledBranch } from '../facts/recall-branch.ts'
import type { Facts } from '../model/facts.ts'
import type { Observation } from '../model/observation.ts'
import type { PullRequestKey } from '../model/pull-request.ts'
import type { Verdict } from '../model/verdict.ts'
import type { Evidence } from '../publish/check-run.ts'
import { publish, type Published } from '../publish/publish.ts'
import { judge } from '../verdict/judge.ts'
import { addMissingLinks, type Backlinks, type JiraWriter, linksTriedAgain } from './add-missing-links.ts'
import { logVerdict } from './log-verdict.ts'
import { publishedBefore } from './published-before.ts'
import { type Asking, ticketsAskedAgain, ticketsOf } from './awaited-tickets.ts'
import { sharers, verdictsOfOthers } from './same-head.ts'
import { type GroupDependencies, showOnGroups } from './show-on-groups.ts'

type RepositoryName = Pick<RegisteredPull['repository'], 'owner' | 'name'>

/** A key as the queue hands it over. */
export interface DueKey {
  readonly key: PullRequestKey
  readonly installationId: number
}

/** What is kept of pull requests: where they are, and how their verdicts relate. */
export interface PullRegister {
  get(key: PullRequestKey): Promise<KnownPull | null>
  /** Open and closed ones with this head. */
  bySha(repositoryId: number, sha: string): Promise<readonly RegisteredPull[]>
  put(pull: RegisteredPull & { readonly covered: boolean | null }): Promise<void>
}

interface KnownPull extends RegisteredPull {
  readonly covered: boolean | null
  /** True while the App cannot see it. */
  readonly removed: boolean
}

/** A pull request under its names of the moment. */
export interface RegisteredPull {
  readonly key: PullRequestKey
  readonly installationId: number
  readonly repository: { readonly id: number; readonly owner: string; readonly name: string }
  readonly number: number
  readonly headSha: string | null
  readonly baseRef: string | null
  readonly state: 'open' | 'closed'
}

export interface EvaluateDependencies extends GroupDependencies {
  readonly pulls: PullRegister
  readonly gather: (target: RegisteredPull) => Promise<Gathering>
  /** What is known of its base branch, asked before anything is read. */
  readonly recallBranch: (
    of: Pick<RegisteredPull, 'repository'> & { readonly baseRef: string },
  ) => Promise<RecalledBranch>
  readonly jira: JiraWriter | null
  readonly asking: Asking
  /** Remembers on which tickets a pull request rests, so that their events find it. */
  readonly tickets: { put(key: PullRequestKey, tickets: readonly string[]): Promise<void> }
  readonly backlinks: Backlinks
  readonly recording: RecordDependencies
  /** Address of a pull request's report; `null`: there are no pages. */
  readonly reportUrl: (repository: RepositoryName, number: number) => string | null
  /** Remembers which checks of others the policy awaits. */
  readonly watchCi: (gathering: Gathering) => Promise<void>
  readonly clock: { now(): Date }
}

/** What became of a due key. */
export type Evaluated =
  | { readonly outcome: 'judged'; readonly verdict: Verdict; readonly again: string | null }
  | { readonly outcome: 'uncovered' | 'unknown' | 'removed' }

/**
 * Looks at what is true now, judges it, records the verdict and makes GitHub say so.
 * @throws when GitHub or the store cannot be reached: the queue tries again.
 */
export async function evaluatePullRequest(
  dependencies: EvaluateDependencies,
  { key }: DueKey,
): Promise<Evaluated> {
  const { clock, log, pulls, recording } = dependencies
  const started = clock.now().getTime()
  const target = await pulls.get(key)
  if (target === null) return { outcome: 'unknown' }
  if (target.removed) return { outcome: 'removed' }
  const { baseRef } = target
  const branch = baseRef === null ? null : await dependencies.recallBranch({ ...target, baseRef })
  if (branch?.isUncovered && target.state === 'open') return leaveOut(dependencies, target)
  const gathering = await dependencies.gather(target)
  await register(dependencies, target, gathering)
  await dependencies.watchCi(gathering)
  if (!gathering.covered) {
    const { pull } = gathering.facts
    if (pull.baseRef === baseRef) await branch?.rememberUncovered()
    if (target.covered !== false) await lookAtSharers(dependencies, pull)
    await recordUncovered(recording, gathering.facts)
    return { outcome: 'uncovered' }
  }

  const { facts, verdict } = await judged(dependencies, gathering)
  await dependencies.tickets.put(key, ticketsOf(facts))
  const observations = await dependencies.observations.of(key)
  const entry = await record(recording, { facts, verdict, policy: gathering.policy }, observations)
  const evidence = { ...entry, milliseconds: clock.now().getTime() - started }
  const { isStale } = await show(dependencies, target, { gathering, facts, verdict, evidence, observations })
  await showOnGroups(dependencies, { gathering, verdict, evidence })
  logVerdict(log, verdict)
  // Should it have been the clock that went back, and not this evaluation that was overtaken.
  const soon = isStale ? new Date(clock.now().getTime() + 60_000).toISOString() : null
  const again = whenAgain(dependencies, gathering, { facts, verdict })
  return { outcome: 'judged', verdict, again: soon ?? again }
}

/** When to look again although no event may come (ISO 8601, UTC). A closed pull request waits for nothing. */
function whenAgain(
  { asking }: EvaluateDependencies,
  { again }: Gathering,
  { facts, verdict }: { readonly facts: Facts; readonly verdict: Verdict },
): string | null {
  if (facts.pull.state === 'closed') return null
  const times = [again, linksTriedAgain(facts), ticketsAskedAgain(facts, verdict, asking)]
  return times.filter(time => time !== null).sort()[0] ?? null
}

/** An open one into a branch that is known not to be covered: GitHub need not be asked about it. */
async function leaveOut(dependencies: EvaluateDependencies, target: KnownPull): Promise<Evaluated> {
  await dependencies.pulls.put({ ...target, covered: false })
  if (target.covered !== false) await lookAtSharers(dependencies, target)
  return { outcome: 'uncovered' }
}

/** One that was retargeted to a branch without a policy no longer shows on the commit: the others there may be green. */
async function lookAtSharers(
  { pulls, makeDue }: EvaluateDependencies,
  { repository, headSha, number }: Pick<KnownPull, 'headSha' | 'number'> & { repository: { id: number } },
): Promise<void> {
  if (headSha === null) return
  const others = (await pulls.bySha(repository.id, headSha)).filter(
    other => other.state === 'open' && other.number !== number,
  )
  if (others.length > 0) await makeDue(others)
}

interface Shown {
  readonly gathering: Gathering
  readonly facts: Facts
  readonly verdict: Verdict
  readonly evidence: Evidence
  readonly observations: readonly Observation[]
}

/** Makes GitHub say so, and sees to it that pull requests which share the head get their verdict too. */
async function show(
  dependencies: EvaluateDependencies,
  { installationId }: RegisteredPull,
  { gathering, facts, verdict, evidence, observations }: Shown,
): Promise<Published> {
  const { publications, records, clock, log } = dependencies
  const { repository, number } = facts.pull
  const before = publishedBefore(
    observations,
    await publications.of(repository.id, String(number)),
    await publications.of(repository.id, verdict.headSha),
  )
  const isNew = await registerSharers(dependencies, gathering, installationId)
  const published = await publish(
    { github: dependencies.github(installationId), publications, clock, log },
    {
      verdict,
      facts,
      policy: gathering.policy.policy,
      evidence,
      reportUrl: dependencies.reportUrl(repository, number),
      others: () => verdictsOfOthers(records.verdicts, gathering),
      ...before,
    },
  )
  if (isNew.length > 0) await dependencies.makeDue(isNew)
  return published
}

/** A pull request with the same head whose events were lost. Returns those that were not known. */
async function registerSharers(
  { pulls }: EvaluateDependencies,
  gathering: Gathering,
  installationId: number,
): Promise<DueKey[]> {
  const { repository, headSha } = gathering.facts.pull
  const due: DueKey[] = []
  for (const { key, baseRef } of sharers(gathering)) {
    const known = await pulls.get(key)
    if (known?.headSha === headSha && known.baseRef === baseRef && known.state === 'open') continue
    const { id, owner, name } = repository
    const number = Number(key.split('#')[1])
    const place = { key, installationId, repository: { id, owner, name }, number }
    await pulls.put({ ...place, headSha, baseRef, state: 'open', covered: true })
    due.push({ key, installationId })
  }
  return due
}

/** Judges; where JIRA lacks our link, adds it first, and judges what is then true. */
async function judged(
  { jira, backlinks }: EvaluateDependencies,
  gathering: Gathering,
): Promise<{ facts: Facts; verdict: Verdict }> {
  const { facts, policy } = gathering
  const verdict = judge(facts, policy)
  if (jira === null) return { facts, verdict }
  const linked = await addMissingLinks({ jira, backlinks }, facts, verdict)
  return linked === facts ? { facts, verdict } : { facts: linked, verdict: judge(linked, policy) }
}

function register(
  { pulls }: EvaluateDependencies,
  target: RegisteredPull,
  { facts: { pull }, covered }: Gathering,
): Promise<void> {
  const { id, owner, name } = pull.repository
  return pulls.put({
    ...target,
    repository: { id, owner, name },
    headSha: pull.headSha,
    baseRef: pull.baseRef,
    state: pull.state,
    covered,
  })
}
