import type { Verdict } from '../model/verdict.ts'
import type { Policy } from '../policy/schema.ts'
import { type CheckRunSource, checkRun, type Evidence, numberOf, title } from './check-run.ts'
import { cut } from './markdown.ts'
import type { CheckRunContent } from './publisher.ts'
import {
  bySeverity,
  type CheckRunWish,
  hashOf,
  LONGEST_DESCRIPTION,
  type StatusWish,
  withoutMoment,
} from './wanted-state.ts'
import { listed } from './wording.ts'

/** What a group of a merge queue shows. */
export interface GroupStateFrom {
  /** Of the pull requests that it would merge, that whose turn it is first. */
  readonly verdicts: readonly [Verdict, ...Verdict[]]
  readonly policy: Pick<Policy, 'check'>
  /** The first verdict's entry in the record. */
  readonly evidence: Evidence | null
}

export interface GroupState {
  readonly checkRun: CheckRunWish
  readonly status: StatusWish | null
}

/** The worst of the verdicts, as success or failure: a merge queue waits for ever on everything else. */
export function groupState({ verdicts, policy, evidence }: GroupStateFrom): GroupState {
  const [worst = verdicts[0]] = verdicts.toSorted(bySeverity)
  const source: CheckRunSource = {
    name: policy.check.name,
    verdict: worst,
    evidence: worst === verdicts[0] ? evidence : null,
    alsoHere: verdicts.filter(verdict => verdict !== worst),
    reportUrl: null,
    askedAt: {},
    refused: [],
  }
  const keep = false
  const content = groupRun(source)
  const hash = hashOf(groupRun(withoutMoment(source)))
  const context = policy.check.status
  return {
    checkRun: { content, hash, keep },
    status: context === false ? null : groupStatus(context, content, hash),
  }
}

function groupRun(source: CheckRunSource): CheckRunContent {
  const { verdict, alsoHere } = source
  const run = checkRun({ ...source, alsoHere: [] })
  const more = [...together(verdict, alsoHere), ...withoutWaiting(verdict)].join(' ')
  return {
    ...run,
    // Lines are those of the pull request's own head.
    annotations: [],
    conclusion: verdict.state === 'success' ? 'success' : 'failure',
    title: title(source),
    summary: more === '' ? run.summary : `${run.summary}\n\n${more}`,
  }
}

function together(worst: Verdict, others: readonly Verdict[]): string[] {
  if (others.length === 0) return []
  const numbers = [worst, ...others].map(numberOf).sort((a, b) => a - b)
  return [
    `This group of the merge queue holds pull requests ${listed(numbers.map(String))}. It shows the worst of their verdicts: here that of pull request ${numberOf(worst)}.`,
  ]
}

function withoutWaiting({ state }: Verdict): string[] {
  return state === 'action_required'
    ? [
        'A merge queue does not wait for people, so this counts as failed. Queue the pull request again after that.',
      ]
    : []
}

function groupStatus(context: string, { conclusion, title }: CheckRunContent, hash: string): StatusWish {
  const state = conclusion === 'success' ? 'success' : 'failure'
  return { content: { context, state, description: cut(title, LONGEST_DESCRIPTION), targetUrl: null }, hash }
}
