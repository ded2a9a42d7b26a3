import type { Step } from '../language/hcl/syntax.ts'
import type { Place } from '../resource/place.ts'
import type { Value } from '../resource/value.ts'

/** What the names in an expression stand for, and what an evaluation may still cost. */
export interface Scope {
  /** Path of the file that the expression stands in. */
  readonly path: string
  readonly budget: Budget
  /** Files that functions may read (`file`, `templatefile`, `fileset`). */
  readonly files: FileAccess
  /**
   * The value of `var.region`, `local.tags`, `each.value`, `aws_kms_key.k[0].arn`, `module.db.arn`, `path.module`…,
   * and how many of the steps it took; the others are taken in the value. Throws `EvaluationError` where nothing has
   * this name.
   */
  resolve(name: string, steps: readonly Step[], at: Place, evaluateKey: (step: Step) => Value): Resolved
  /** This scope with further names, which hide others: of a `for` expression, `each`, the variables of a template. */
  with(names: ReadonlyMap<string, Value>): Scope
}

export interface Resolved {
  readonly value: Value
  readonly taken: number
}

/** Files of the repository, by path from the folder of the module: `${path.module}/policy.json`, `policy.json`. */
export interface FileAccess {
  /** Its text; `absent`: there is none; `unknown`: it is outside the repository, or not at hand now. */
  read(path: string): { readonly text: string; readonly path: string } | 'absent' | 'unknown'
  /** Paths of all files below a folder, relative to it; `null`: not known. */
  list(directory: string): readonly string[] | null
}

/** Counted, never timed, so that the same input gives the same answer anywhere. */
export interface Budget {
  /** Each evaluated node, item and character made takes of it. Throws `TooMuch` when nothing is left. */
  spend(steps: number): void
}

/** Terraform would refuse this expression: `try` goes on to its next argument. */
export class EvaluationError extends Error {
  override readonly name = 'EvaluationError'
  readonly place: Place

  constructor(message: string, place: Place) {
    super(message)
    this.place = place
  }
}

/** The evaluation of a root module takes more than it may. */
export class TooMuch extends Error {
  override readonly name = 'TooMuch'
}
