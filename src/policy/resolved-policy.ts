import type { PolicyInForce } from '../model/verdict.ts'
import type { Policy } from './schema.ts'

/** One file of the policy, as it was read. */
export interface PolicyLayer {
  readonly kind: 'default' | 'organisation' | 'repository'
  /** How people name it: “built-in default”, `acme/.github: .github/compliance-patrol.yml`. */
  readonly source: string
  readonly text: string
}

/** Something that is wrong with a policy file: where, what, and what would be right. */
export interface PolicyProblem {
  readonly layer: PolicyLayer['kind']
  /** The layer's `source`. */
  readonly source: string
  /** 1-based; `null` where the problem has no place (the file could not be read). */
  readonly line: number | null
  readonly column: number | null
  /** One sentence or two: “`cuont` is not a key of `checks.peer-review`. Did you mean `count`?” */
  readonly message: string
}

/** The merged policy with what is wrong with its files; broken layers are left out of the merge. */
export interface ResolvedPolicy {
  readonly policy: Policy
  readonly inForce: PolicyInForce
  /** Empty when every layer could be read. */
  readonly problems: readonly PolicyProblem[]
}
