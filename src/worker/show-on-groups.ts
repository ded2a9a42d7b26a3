import type { Gathering } from '../facts/gather.ts'
import type { Observation } from '../model/observation.ts'
import type { PullRequestKey } from '../model/pull-request.ts'
import type { Verdict } from '../model/verdict.ts'
import type { ResolvedPolicy } from '../policy/resolved-policy.ts'
import type { Evidence } from '../publish/check-run.ts'
import type { Publications } from '../publish/publications.ts'
import type { Publisher } from '../publish/publisher.ts'
import { publishOnGroup } from '../publish/publish-on-group.ts'
import { pageOf } from '../publish/write-on-commit.ts'
import type { Log } from './log-verdict.ts'
import {
  keyOf,
  mergedWith,
  refusal,
  type StandingGroup,
  type StandingGroups,
  verdictOn,
} from './merge-groups.ts'
import { type PublishedBefore, publishedBefore } from './published-before.ts'
import type { LatestVerdicts } from './same-head.ts'

/** Reads how commits relate. */
export interface CommitReader {
  mergeBase(
    repository: { readonly owner: string; readonly name: string },
    base: string,
    headSha: string,
  ): Promise<string>
}

export interface GroupDependencies {
  readonly clock: { now(): Date }
  readonly groups: StandingGroups
  readonly github: (installationId: number) => Publisher & CommitReader
  readonly publications: Publications
  readonly observations: { of(key: PullRequestKey): Promise<readonly Observation[]> }
  readonly records: { readonly verdicts: LatestVerdicts }
  /** Makes other pull requests due. */
  readonly makeDue: (due: readonly { key: PullRequestKey; installationId: number }[]) => Promise<void>
  readonly log: Log
}

/** A verdict that was just found. */
export interface FoundVerdict {
  readonly gathering: Gathering
  readonly verdict: Verdict
  readonly evidence: Evidence
}

/** Shows the verdict on the groups of the merge queue that would merge its pull request, and sees to those on top. */
export async function showOnGroups(
  dependencies: GroupDependencies,
  { gathering, verdict, evidence }: FoundVerdict,
): Promise<void> {
  const { groups, records } = dependencies
  const { pull } = gathering.facts
  const all = await groups.standing(pull.repository.id)
  const own = all.filter(({ number }) => number === pull.number)
  if (own.length === 0) return
  const observations = await dependencies.observations.of(verdict.key)
  const judging = { at: verdict.at, inForce: verdict.policy }
  const changed: StandingGroup[] = []
  for (const group of own) {
    if (group.pullHead === null) await groups.bind(group, verdict.headSha)
    const [, ...before] = mergedWith(group, all)
    const latest = await records.verdicts.latestOf(before.map(keyOf))
    const others = before.map(other => verdictOn(other, latest.get(keyOf(other))?.verdict, judging))
    const own = verdictOn(group, verdict, judging)
    const keep = pull.state === 'closed'
    // Where something else stands in the way, it need not be asked.
    const mayBeGreen = !keep && [own, ...others].every(({ state }) => state === 'success')
    const unexplained = mayBeGreen ? await standsOnUnknown(dependencies, [group, ...before]) : null
    const isWritten = await publishOnGroup(placeOf(dependencies, group), {
      repository: pull.repository,
      page: pageOf(pull),
      sha: group.headSha,
      verdicts: [unexplained === null ? own : refusal(group, judging, unexplained), ...others],
      policy: gathering.policy.policy,
      evidence,
      suspect: await suspectOn(dependencies, group, observations),
      keep,
    })
    if (isWritten) changed.push(group)
  }
  await lookAtThoseOnTop(dependencies, all, changed)
}

/** Why nothing can be said of a group: it stands on what neither the base branch holds nor a known group explains. */
async function standsOnUnknown(
  { github }: GroupDependencies,
  [group, ...before]: readonly [StandingGroup, ...StandingGroup[]],
): Promise<string | null> {
  const { installationId, repository, baseRef, baseSha } = before.at(-1) ?? group
  const shared = await github(installationId).mergeBase(repository, baseRef, baseSha)
  return shared === baseSha
    ? null
    : `This group stands on \`${baseSha.slice(0, 7)}\`, which is neither on \`${baseRef}\` nor a group of the merge queue that is known.`
}

/** What was said of a group is said of those that stand on it, too. */
async function lookAtThoseOnTop(
  { makeDue }: GroupDependencies,
  all: readonly StandingGroup[],
  changed: readonly StandingGroup[],
): Promise<void> {
  const onTop = all.filter(group =>
    mergedWith(group, all)
      .slice(1)
      .some(before => changed.includes(before)),
  )
  const due = onTop.filter(({ number }) => number !== null)
  if (due.length > 0)
    await makeDue(due.map(group => ({ key: keyOf(group), installationId: group.installationId })))
}

/** Fails the groups that would merge a pull request which GitHub does not show us. */
export async function refuseGroups(
  dependencies: GroupDependencies & Policies,
  { key }: { readonly key: PullRequestKey },
): Promise<void> {
  const [repositoryId, number] = key.split('#').map(Number)
  const all = await dependencies.groups.standing(repositoryId ?? 0)
  for (const group of all.filter(each => each.number === number)) {
    await refuse(dependencies, group, `GitHub does not show pull request ${number} to this App.`)
  }
}

/** Fails the groups that name no pull request. One that was answered before costs no request. */
export async function refuseUnnamedGroups(dependencies: GroupDependencies & Policies): Promise<void> {
  for (const group of await dependencies.groups.withoutNumber()) {
    const says = 'Which pull request the merge queue would merge here is not known.'
    await refuse(dependencies, group, says)
  }
}

export interface Policies {
  readonly policyOf: (group: StandingGroup) => Promise<ResolvedPolicy>
}

/** Whatever goes wrong is logged, so that one group does not keep others from their answer. */
async function refuse(
  dependencies: GroupDependencies & Policies,
  group: StandingGroup,
  says: string,
): Promise<void> {
  const { publications, policyOf, clock, log } = dependencies
  const about = { pull: keyOf(group), headSha: group.headSha }
  try {
    const rows = await publications.of(group.repository.id, group.headSha)
    if (rows.some(({ kind, githubId }) => kind === 'check-run' && githubId !== null)) return
    const { policy, inForce } = await policyOf(group)
    const verdict = refusal(group, { at: clock.now().toISOString(), inForce }, says)
    await publishOnGroup(placeOf(dependencies, group), {
      repository: group.repository,
      page: null,
      sha: group.headSha,
      verdicts: [verdict],
      policy,
      evidence: null,
      suspect: { checkRun: false, status: null },
      keep: false,
    })
    log.warn({ ...about, says }, 'Group of the merge queue refused')
  } catch (error) {
    log.warn({ ...about, err: error }, 'Group of the merge queue could not be answered')
  }
}

function placeOf({ github, publications, clock, log }: GroupDependencies, { installationId }: StandingGroup) {
  return { github: github(installationId), publications, clock, log }
}

async function suspectOn(
  { publications }: GroupDependencies,
  { repository, headSha }: StandingGroup,
  observations: readonly Observation[],
): Promise<PublishedBefore['suspect']> {
  const rows = await publications.of(repository.id, headSha)
  return publishedBefore(observations, [], rows).suspect
}
