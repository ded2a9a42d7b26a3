import type * as z from 'zod'
import type { ChecklistLine } from './checklist/checklist.ts'
import type { Outcome } from './outcome.ts'
import type { Configuration } from './resource/configuration.ts'
import type { Resource } from './resource/resource.ts'

export type Severity = 'critical' | 'high' | 'medium' | 'low'
export type Topic = 'iam' | 'network' | 'encryption' | 'auditing' | 'automation'

/** A file `main.tf`, or several by their paths; the root module is the folder of the first one. */
export type Example = string | Readonly<Record<string, string>>

interface Described {
  /** The file’s name: `kms-key-rotation`. */
  readonly id: string
  /** What is wrong where it is broken: “KMS key does not rotate”. */
  readonly title: string
  /** One sentence: what may happen. */
  readonly why: string
  readonly severity: Severity
  readonly topic: Topic
  /** The line of the checklist that it covers. */
  readonly checklist: ChecklistLine
  /** The same requirement in other tools and standards: `CKV_AWS_7`, `AWS-0065`, `CIS AWS 3.6`, `Security Hub KMS.4`. */
  readonly aliases: readonly string[]
  /** Those that hold for one of its types only, by type. */
  readonly aliasesOf?: Readonly<Record<string, readonly string[]>>
  /** What to do, as an instruction. */
  readonly fix: string
  /** Its findings stand on secrets: whoever shows their lines shows none of what stands in quotation marks there. */
  readonly isAboutSecrets?: boolean
  /**
   * Its tests and its documentation. A bad example gives this rule’s finding at each line that ends with `#!` and
   * nowhere else, a good one nothing and nothing undecided, an undecided one no finding and something undecided.
   */
  readonly examples: {
    readonly passes: readonly Example[]
    readonly fails: readonly Example[]
    readonly undecided?: readonly Example[]
  }
}

/** Judges each resource of the types that it names. */
export interface ResourceRule<O extends z.ZodObject = z.ZodObject> extends Described {
  readonly scope: 'resource'
  /** Types as in `Resource`; of each is counted how many were looked at. */
  readonly resources: readonly string[]
  /** What a policy may set for it; left out: nothing. */
  readonly options?: O
  evaluate(resource: Resource, configuration: Configuration, options: z.output<O>): Outcome
}

/**
 * Judges a root module as a whole (`module`), or asks for what must exist somewhere in the account (`account`): only
 * where the policy names the root as the account’s, or where it defines the account’s trail.
 */
export interface ModuleRule<O extends z.ZodObject = z.ZodObject> extends Described {
  readonly scope: 'module' | 'account'
  readonly resources: readonly string[]
  readonly options?: O
  evaluate(configuration: Configuration, options: z.output<O>): Outcome
}

export type Rule<O extends z.ZodObject = z.ZodObject> = ResourceRule<O> | ModuleRule<O>

/** Keeps the types of a rule’s options; gives the rule back as it is. */
export function defineRule<O extends z.ZodObject>(rule: Rule<O>): Rule<O> {
  return rule
}

/** The same requirement’s ids elsewhere, for a resource of this type. */
export function aliasesFor({ aliases, aliasesOf }: Rule, type: string): readonly string[] {
  return [...aliases, ...(aliasesOf?.[type] ?? [])]
}
