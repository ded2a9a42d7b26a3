import type { Facts } from '../model/facts.ts'
import type { PullInEvidence } from '../model/evidence.ts'
import type { Verdict } from '../model/verdict.ts'
import { ticketKeys } from '../checks/ticket-keys.ts'
import type { ResolvedPolicy } from '../policy/resolved-policy.ts'

/** A verdict with all that it rests on. */
export interface Judged {
  readonly facts: Facts
  readonly policy: ResolvedPolicy
  readonly verdict: Verdict
}

/** The pull request, as entries name it. */
export function pullInEvidence({ pull, parts }: Pick<Facts, 'pull' | 'parts'>): PullInEvidence {
  const { title, url, author, state, merged, createdAt: openedAt } = pull
  const tickets = parts.tickets?.known ? parts.tickets.value.map(({ key }) => key) : ticketKeys(title)
  return { title, url, author, state, merged, openedAt, tickets }
}
