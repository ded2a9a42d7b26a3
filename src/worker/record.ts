import canonicalize from 'canonicalize'
import type { JudgedApproval, Reset } from '../model/approval.ts'
import type { Facts } from '../model/facts.ts'
import type { PullRequestKey } from '../model/pull-request.ts'
import type { Verdict } from '../model/verdict.ts'

/** The append-only record of verdicts and resets. */
export interface Records {
  readonly verdicts: {
    append(verdict: Verdict): Promise<{ seq: number }>
    latest(key: PullRequestKey): Promise<{ seq: number; verdict: Verdict } | null>
  }
  readonly resets: { add(key: PullRequestKey, resets: readonly Reset[]): Promise<void> }
}

/**
 * Records a verdict that differs from the one before it, and the approvals that it resets for good.
 * Returns the number of the entry that holds the verdict.
 */
export async function record(
  { verdicts, resets }: Records,
  facts: Facts,
  verdict: Verdict,
): Promise<{ seq: number }> {
  const newlyReset = approvalsOf(verdict)
    .filter(approval => approval.reset && approval.why !== null)
    .map(({ source, id, why }) => ({ source, id, why: why ?? '', at: facts.at }))
  await resets.add(verdict.key, newlyReset)
  const latest = await verdicts.latest(verdict.key)
  if (latest !== null && meansTheSame(latest.verdict, verdict)) return { seq: latest.seq }
  return verdicts.append(verdict)
}

/** Everything but the moment at which it was found. */
export function meansTheSame(one: Verdict, other: Verdict): boolean {
  return timeless(one) === timeless(other)
}

/** Canonical, since the database gives objects back in an order of its own. */
function timeless({ rows, ...verdict }: Verdict): string | undefined {
  const lasting = rows.map(row =>
    row.result.status === 'error' ? { ...row, result: { ...row.result, retryAt: null } } : row,
  )
  return canonicalize({ ...verdict, at: null, rows: lasting })
}

/** Every approval once, however many checks judged it; where one check resets it, it is reset. */
function approvalsOf({ rows }: Verdict): JudgedApproval[] {
  const judged = rows.flatMap(({ result }) => result.approvals?.approvals ?? [])
  const byId = new Map<string, JudgedApproval>()
  for (const approval of judged) {
    const id = `${approval.source} ${approval.id}`
    if (approval.reset || !byId.has(id)) byId.set(id, approval)
  }
  return [...byId.values()]
}
