import type { FindingLevel } from '../model/finding.ts'

/** What a rule found: a stretch of tokens in code, of lines in shell and configuration. */
export interface Match {
  readonly from: number
  readonly to: number
  /** Where else it is decided: the definition of the variable, the function that is referred to. */
  readonly also?: readonly { readonly from: number; readonly to: number }[]
  /** Where it is known better than by the rule and the place. */
  readonly level?: FindingLevel
  /** Whether the rule has looked itself at the conditions around it: a bypass stays one. */
  readonly isJudged?: boolean
  /** Instead of the rule's own sentence. */
  readonly message?: string
  /** What other rules that find the very same value give, too: of these the first is kept. */
  readonly key?: string
}
