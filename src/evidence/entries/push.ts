import type { Account } from '../../model/account.ts'
import type { PushDetails } from '../../model/evidence.ts'
import type { DraftOf } from '../draft.ts'

/** A branch that was moved, as GitHub's event tells it. */
export interface BranchPush extends Omit<PushDetails, 'delivery'> {
  readonly repository: { readonly id: number; readonly owner: string; readonly name: string }
  readonly by: Account | null
  readonly delivery: string
  readonly receivedAt: string
}

/** A covered branch was moved past pull requests; recorded once for each event. */
export function pushEntry(push: BranchPush): DraftOf<'push'> {
  const { branch, change, before, after, title, delivery } = push
  return {
    kind: 'push',
    at: push.receivedAt,
    number: null,
    headSha: after,
    actor: push.by,
    policyHash: null,
    factsHash: null,
    details: { branch, change, before, after, title, delivery },
  }
}
