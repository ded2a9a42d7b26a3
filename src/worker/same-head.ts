import type { Gathering } from '../facts/gather.ts'
import type { EntryReference } from '../model/evidence.ts'
import type { SameHead } from '../model/facts.ts'
import type { PullRequestKey } from '../model/pull-request.ts'
import type { Result } from '../model/result.ts'
import type { Verdict } from '../model/verdict.ts'
import { coversBranch } from '../policy/covers-branch.ts'
import type { OtherVerdict } from '../publish/wanted-state.ts'

/** The latest recorded verdicts. */
export interface LatestVerdicts {
  latestOf(
    keys: readonly PullRequestKey[],
  ): Promise<ReadonlyMap<PullRequestKey, { verdict: Verdict; entry?: EntryReference | null }>>
}

/** The open pull requests into covered branches that share the head with the one that was gathered. */
export function sharers({ facts, policy, sameHead }: Gathering): readonly SameHead[] {
  const { repository, number } = facts.pull
  if (!sameHead.known) return []
  return sameHead.value.filter(
    other =>
      other.key !== `${repository.id}#${number}` &&
      coversBranch(policy.policy, { repository, baseRef: other.baseRef }),
  )
}

/**
 * What the others that show on the same commit were found to be. One that has no verdict for this head and base
 * waits for it, and where it cannot be known whether there are others, that is no verdict either: both keep the
 * commit from being green.
 */
export async function verdictsOfOthers(
  verdicts: LatestVerdicts,
  gathering: Gathering,
): Promise<OtherVerdict[]> {
  const { facts, sameHead } = gathering
  if (!sameHead.known) {
    const says = `Whether other pull requests have this head commit is not known. ${sameHead.why}`
    const own = `${facts.pull.repository.id}#${facts.pull.number}` as const
    return [placeholder(gathering, own, { status: 'error', says, retryAt: sameHead.retryAt })]
  }
  const others = sharers(gathering)
  if (others.length === 0) return []
  const latest = await verdicts.latestOf(others.map(other => other.key))
  return others.map(other => {
    const found = latest.get(other.key)
    const verdict = found?.verdict
    if (verdict?.headSha === facts.pull.headSha && verdict.baseRef === other.baseRef)
      return { ...verdict, entry: found?.entry ?? null }
    const says = `Pull request ${other.key.split('#')[1]} has the same head commit and no verdict yet`
    return placeholder(gathering, other.key, { status: 'pending', says })
  })
}

function placeholder({ facts, policy }: Gathering, key: PullRequestKey, result: Result): Verdict {
  const { headSha, baseRef } = facts.pull
  const row = {
    id: 'same-head',
    name: 'Same head commit',
    requirement: 'A commit shows the worst verdict of all open pull requests that have it as head',
    fix: 'Nothing: it is looked at again.',
    level: 'required',
    result,
  } as const
  const state = result.status === 'pending' ? 'action_required' : 'failure'
  return { key, headSha, baseRef, at: facts.at, state, rows: [row], policy: policy.inForce }
}
