import type * as z from 'zod'
import type { ApprovalPolicy } from '../approvals/approval-policy.ts'
import type { Facts, Need, Parts } from '../model/facts.ts'
import type { PullRequest } from '../model/pull-request.ts'
import type { ApprovalSummary, Fail, Pass, Pending, Result, Skipped, Undetermined } from '../model/result.ts'

/** What a check sees: the pull request, and the parts that it asked for, loaded. */
export type CheckFacts<N extends Need> = Pick<Facts, 'at' | 'pull' | 'jira'> & Pick<Parts, N>

/** What the policy says outside the check's own options. */
export interface CheckContext {
  readonly approvals: ApprovalPolicy
  /** Who waives findings, with what is known of their approval; left out: nobody does. */
  readonly waivers?: WaiverContext
}

/** The role that the policy lets sign justifications off. */
export interface WaiverContext {
  readonly role: string
  /** `null` where no finding has a justification that only lacks the approval. */
  readonly approvals: ApprovalSummary | null
}

/** What is known to be set up, from which a check that the policy does not mention decides if it is on. */
export interface Setup {
  readonly jira: boolean
  /** Names of the roles that the policy defines. */
  readonly roles: readonly string[]
}

/** One requirement that a pull request must meet. */
export interface Check<
  N extends Need = Need,
  O extends z.ZodObject = z.ZodObject,
  Id extends string = string,
> {
  /** The file's name, its key in the policy and its word on the report page. */
  readonly id: Id
  /** The row's name in the report. */
  readonly name: string
  /** What the policy demands, as the report describes it. */
  readonly requirement: string
  /** How the author meets it, as an instruction. */
  readonly fix: string
  /** The parts of the facts that it reads beyond the pull request itself. */
  readonly needs: readonly N[]
  /** Those of them that it does not read with these options: they are not loaded then. */
  leavesOut?(options: z.output<O>): readonly N[]
  readonly options: O
  /** Whether it is on where the policy gives it no level; left out: always. */
  isSetUp?(options: z.output<O>, setup: Setup): boolean
  /** Pure and synchronous: everything it needs is loaded; what could not be loaded never gets here. */
  evaluate(facts: CheckFacts<N>, options: z.output<O>, context: CheckContext): Result
  readonly examples: Examples<N, O>
}

/** Its tests, and its page in the reference. Each kind that the check can answer has one example at least. */
export type Examples<N extends Need, O extends z.ZodObject> = {
  readonly passes: readonly Example<N, O>[]
  readonly fails?: readonly Example<N, O>[]
  readonly waits?: readonly Example<N, O>[]
  readonly errors?: readonly Example<N, O>[]
}

export interface Example<N extends Need, O extends z.ZodObject> {
  /** What differs from a plain pull request; see `examplePull`. */
  readonly pull?: Partial<PullRequest>
  readonly jira?: string | null
  readonly parts?: Partial<Pick<Parts, N>>
  readonly options?: z.input<O>
  /** The exact sentence of the result. */
  readonly says: string
}

/** The parts that a check reads with these options. */
export function neededBy(check: Check, options: Readonly<Record<string, unknown>>): readonly Need[] {
  const left = check.leavesOut?.(options) ?? []
  return check.needs.filter(need => !left.includes(need))
}

/** Keeps the types of `id`, `needs` and `options`; returns the check as it is. */
export function defineCheck<const Id extends string, const N extends Need, O extends z.ZodObject>(
  check: Check<N, O, Id>,
): Check<N, O, Id> {
  return check
}

export function pass(says: string, more: Omit<Pass, 'status' | 'says'> = {}): Pass {
  return { status: 'pass', says, ...more }
}

export function fail(says: string, more: Omit<Fail, 'status' | 'says'> = {}): Fail {
  return { status: 'fail', says, ...more }
}

export function pending(says: string, more: Omit<Pending, 'status' | 'says'> = {}): Pending {
  return { status: 'pending', says, ...more }
}

/** Could not be determined: the verdict is not green, and `retryAt` says when it is tried again. */
export function undetermined(
  says: string,
  more: Partial<Omit<Undetermined, 'status' | 'says'>> = {},
): Undetermined {
  return { status: 'error', says, retryAt: null, ...more }
}

export function skipped(says: string): Skipped {
  return { status: 'skipped', says }
}
