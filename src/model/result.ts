import type { Account } from './account.ts'
import type { JudgedApproval } from './approval.ts'
import type { Finding } from './finding.ts'

/**
 * A check's answer. Every sentence is plain text in which `code` may stand between backticks;
 * whoever shows it escapes everything else for its medium.
 */
export type Result = Pass | Fail | Pending | Undetermined | Skipped

interface Answer {
  /** One sentence for the person who must act, or who reads it a year later. */
  readonly says: string
  /** The approvals that the check looked at, where it rests on approvals. */
  readonly approvals?: ApprovalSummary
  /** The places in files that the check looked at, where it rests on findings. */
  readonly findings?: readonly ReportedFinding[]
}

/** A finding with what it does to the result: `blocks` it, is shown only, or would block it and is waived. */
export interface ReportedFinding extends Finding {
  readonly weight: 'blocks' | 'advises' | 'waived'
}

/** The requirement is met. */
export interface Pass extends Answer {
  readonly status: 'pass'
}

/** The requirement is not met, and its author can change that. */
export interface Fail extends Answer {
  readonly status: 'fail'
  /** What to do, as an instruction; the check's own `fix` where this is left out. */
  readonly fix?: string
}

/** Waits for a person (or for another system) to act. */
export interface Pending extends Answer {
  readonly status: 'pending'
  /** What would end the wait, as an instruction. */
  readonly fix?: string
}

/** Could not be determined: never green. */
export interface Undetermined extends Answer {
  readonly status: 'error'
  /** When it is tried again (ISO 8601, UTC). */
  readonly retryAt: string | null
  readonly fix?: string
}

/** Does not apply, for a reason that is named. */
export interface Skipped extends Answer {
  readonly status: 'skipped'
}

/** What a check that rests on approvals found. */
export interface ApprovalSummary {
  /** The role's name in the policy. */
  readonly role: string
  /** The role in words: “senior engineer”, “technical operations”. */
  readonly title: string
  readonly needed: number
  readonly approvals: readonly JudgedApproval[]
  /** Who could still give one, as far as is known. */
  readonly candidates: readonly Account[]
  /** Whom to ask, in words: “team technical-operations”. */
  readonly described: string
}
