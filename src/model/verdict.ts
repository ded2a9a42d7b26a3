import type { PullRequestKey } from './pull-request.ts'
import type { Result } from './result.ts'

/** Every row for one head SHA, and the one overall state that follows from them. */
export interface Verdict {
  readonly key: PullRequestKey
  readonly headSha: string
  readonly baseRef: string
  /** When the facts were gathered (ISO 8601, UTC). */
  readonly at: string
  readonly state: VerdictState
  /** In the report's order; the policy's own row first, when there is one. */
  readonly rows: readonly Row[]
  readonly policy: PolicyInForce
}

/** `success`: compliant; `action_required`: waits for people; `failure`: violated or undetermined. */
export type VerdictState = 'success' | 'action_required' | 'failure'

/** One line of the report. */
export interface Row {
  /** The check's id. */
  readonly id: string
  /** The check's name, as the report shows it. */
  readonly name: string
  /** What it demands, as the report describes it. */
  readonly requirement: string
  /** How to meet it, when the result does not say more. */
  readonly fix: string
  readonly level: 'required' | 'advisory'
  readonly result: Result
}

/** Which policy a verdict rests on. */
export interface PolicyInForce {
  /** SHA-256 over the merged policy, hexadecimal. */
  readonly hash: string
  /** The files it was merged from, outermost first, such as “built-in default”. */
  readonly sources: readonly string[]
}
