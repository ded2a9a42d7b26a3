import type { Account } from './account.ts'
import type { Observation } from './observation.ts'

/** A review of the pull request, as GitHub lists it now. */
export interface Review {
  readonly id: number
  readonly author: Account | null
  readonly state: 'approved' | 'changes_requested' | 'commented' | 'dismissed' | 'pending'
  /** Moved by GitHub itself on “Update branch”: proves nothing alone. */
  readonly commitSha: string | null
  readonly submittedAt: string | null
}

/** A comment in the pull request's conversation; read only when the policy lets comments approve. */
export interface Comment {
  readonly id: number
  readonly author: Account | null
  readonly body: string
  readonly createdAt: string
  readonly updatedAt: string
}

/** A push to the head branch that GitHub's activity list or the timeline knows of. */
export interface Push {
  readonly at: string
  readonly by: Account | null
  readonly before: string | null
  readonly after: string
  /** Whether it rewrote history instead of adding to it; `null` where the source does not say. */
  readonly forced: boolean | null
}

/** A change of the base branch that the pull request's timeline knows of (`base_ref_changed`, `automatic_base_change_succeeded`). */
export interface Retarget {
  readonly at: string
}

/** Why an approval that once stood will never count again. */
export interface Reset {
  readonly source: 'review' | 'comment'
  /** Id of the review or comment. */
  readonly id: number
  /** A sentence for people that names what reset it. */
  readonly why: string
  readonly at: string
}

/** Whether two heads that change the same lines change them at the same places. */
export interface PlacesOfHeads {
  readonly heads: readonly [string, string]
  readonly are: 'same' | 'moved' | 'unknown'
  /** What moved (“the approved lines of `src/app.ts`”), or why it is not known; empty where they are the same. */
  readonly what: string
}

/** What is known about how the pull request came to stand where it stands. */
export interface History {
  /** In order of arrival. */
  readonly observations: readonly Observation[]
  /**
   * Pushes that GitHub itself remembers, newest first, the branch's creation included (`before: null`). Every
   * force push of the timeline is among them: a timeline that cannot be read makes the whole part unknown.
   */
  readonly pushes: readonly Push[]
  /** Why the list of pushes cannot be relied on to be complete; `null` when it can. */
  readonly pushesIncomplete: string | null
  /** Every change of the base branch; a timeline that cannot be read makes the whole part unknown. */
  readonly retargets: readonly Retarget[]
  /** Fingerprint of what each head changes, by head SHA; a head that is missing could not be compared. */
  readonly fingerprints: Readonly<Record<string, string>>
  /** Where two of these heads change the same lines of a file that the base branch changed in between. */
  readonly places: readonly PlacesOfHeads[]
  /** Approvals that were reset before, from our own records. */
  readonly resets: readonly Reset[]
}

/** Who holds a role of the policy now. */
export interface RoleHolders {
  readonly role: string
  /** For teams and named people: everybody; for a permission: those of the people concerned who have it. */
  readonly holders: readonly Account[]
  /** False when `holders` lists only those who were asked about (a permission). */
  readonly complete: boolean
  /** Whom to ask, in words: “team technical-operations”, “anybody with write access”. */
  readonly described: string
  /** What could not be read, each a sentence; while there is one, nobody is “not a member”. */
  readonly unreadable: readonly string[]
}

/** One approval with the judgement on it. */
export interface JudgedApproval {
  readonly source: 'review' | 'comment'
  readonly id: number
  readonly by: Account
  readonly at: string
  /** The head on which it was given, where that is known. */
  readonly headSha: string | null
  readonly counts: boolean
  /** Why it does not count, a whole sentence; `null` when it counts. */
  readonly why: string | null
  /** True when this judgement resets it for good. */
  readonly reset: boolean
}
