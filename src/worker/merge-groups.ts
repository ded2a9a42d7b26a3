import type { PullRequestKey } from '../model/pull-request.ts'
import type { Result } from '../model/result.ts'
import type { PolicyInForce, Verdict } from '../model/verdict.ts'

/** A group of a merge queue that stands. */
export interface StandingGroup {
  readonly installationId: number
  readonly repository: { readonly id: number; readonly owner: string; readonly name: string }
  readonly headSha: string
  /** Its parent: the base branch, or the group before it. */
  readonly baseSha: string
  readonly baseRef: string
  /** The pull request whose turn it is; `null`: it is not known. */
  readonly number: number | null
  /** Head of that pull request when the group was first looked at; `null` before that. */
  readonly pullHead: string | null
}

/** The groups of merge queues that stand. */
export interface StandingGroups {
  standing(repositoryId: number): Promise<readonly StandingGroup[]>
  withoutNumber(): Promise<readonly StandingGroup[]>
  bind(group: StandingGroup, pullHead: string): Promise<void>
}

/**
 * The group, then those that it stands on, nearest first: what it would merge.
 * https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/configuring-pull-request-merges/managing-a-merge-queue
 */
export function mergedWith(
  group: StandingGroup,
  all: readonly StandingGroup[],
): [StandingGroup, ...StandingGroup[]] {
  const chain: [StandingGroup, ...StandingGroup[]] = [group]
  for (let at: StandingGroup | undefined = group; at !== undefined; ) {
    const { baseSha }: StandingGroup = at
    at = all.find(other => other.headSha === baseSha && !chain.includes(other))
    if (at !== undefined) chain.push(at)
  }
  return chain
}

/** What is known when a group is judged. */
export interface Judging {
  readonly at: string
  readonly inForce: PolicyInForce
}

/** The verdict of the group's pull request; or why that is none on what the group would merge. */
export function verdictOn(group: StandingGroup, verdict: Verdict | undefined, judging: Judging): Verdict {
  const { number, baseRef, pullHead } = group
  if (number === null) {
    return refusal(group, judging, 'Which pull request the merge queue would merge here is not known.')
  }
  if (verdict === undefined) {
    return refusal(group, judging, `Pull request ${number} has no verdict yet.`)
  }
  if (verdict.baseRef !== baseRef) {
    const says = `Pull request ${number} goes into \`${verdict.baseRef}\` now, and this group into \`${baseRef}\`.`
    return refusal(group, judging, says)
  }
  if (pullHead !== null && pullHead !== verdict.headSha) {
    const says = `Pull request ${number} has moved to \`${verdict.headSha.slice(0, 7)}\` since this group was made of \`${pullHead.slice(0, 7)}\`.`
    return refusal(group, judging, says)
  }
  return verdict
}

/** A verdict that fails with one sentence. */
export function refusal(group: StandingGroup, { at, inForce }: Judging, says: string): Verdict {
  const result: Result = { status: 'fail', says }
  const row = {
    id: 'merge-group',
    name: 'Merge queue',
    requirement: 'A group of the merge queue shows the verdicts of the pull requests that it would merge',
    fix: 'Queue the pull request again.',
    level: 'required',
    result,
  } as const
  const { headSha, baseRef } = group
  return { key: keyOf(group), headSha, baseRef, at, state: 'failure', rows: [row], policy: inForce }
}

/** Number 0 where the group names no pull request: none has it. */
export function keyOf({ repository, number }: StandingGroup): PullRequestKey {
  return `${repository.id}#${number ?? 0}`
}
