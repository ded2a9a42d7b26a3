import type { Attribute } from './attribute.ts'
import type { Place } from './place.ts'

/**
 * One thing that a configuration declares, in the vocabulary of the Terraform provider whatever it was written in.
 * Types: a managed resource’s (`aws_kms_key`), a data source’s (`data.aws_iam_policy_document`), and for what stands
 * beside them `provider.aws`, `module` (a call), `variable`, `output` and `terraform` (its settings).
 */
export interface Resource {
  readonly type: string
  /** Its name in the module; empty for `terraform` and a provider without alias. */
  readonly name: string
  /** `module.db.aws_db_instance.this[0]`; the whole for people. */
  readonly address: string
  /** Without any index: what a fingerprint holds. */
  readonly addressWithoutIndexes: string
  /** What references to it hold instead of its address, where another file of the module declares the same. */
  readonly referredAs?: string
  /** Path of the module’s folder in the repository, empty for its root. */
  readonly directory: string
  /** Its block’s head: `resource "aws_kms_key" "k"`. */
  readonly place: Place
  /** The whole block. */
  readonly block: Place
  /** The calls of the modules that it stands in, from the root down. */
  readonly calls: readonly Place[]
  /** Its `count` or `for_each` is not known: there may be none, one or several. */
  readonly isSymbolic: boolean
  /** What it says at a path with dots: `logging.target_bucket`. See `Attribute`. */
  get(path: string): Attribute
  /** The blocks of a type, or the items of a list. */
  each(path: string): readonly Attribute[]
}
