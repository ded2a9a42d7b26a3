import type { Place } from './place.ts'

/**
 * The value of an expression, as far as it is known before anything is applied. What depends on the unknown is
 * unknown, never guessed.
 */
export type Value =
  | StringValue
  | NumberValue
  | BooleanValue
  | NullValue
  | ListValue
  | ObjectValue
  | UnknownValue

/** What every value knows of where it comes from. */
export interface Traced {
  /** Where it is written: the literal, or the expression that could not be worked out. */
  readonly place: Place
  /**
   * The places that it came through, from the expression that asked for it down to the literal: a reference to a
   * variable, the argument of a module's call, a line of a tfvars file. Empty: it stands where it is used.
   */
  readonly through: readonly Place[]
  /** Attributes of resources that it is made of, whether its value is known or not. */
  readonly references: readonly Reference[]
  /** What it comes from is declared as sensitive. */
  readonly isSensitive?: boolean
}

/** An attribute of a resource or data source, as an expression names it: `aws_kms_key.k.arn`. */
export interface Reference {
  /** The resource’s address: `module.db.aws_kms_key.k[0]`; without the index where none is named or known. */
  readonly address: string
  /** Path in it (`arn`, `versioning.enabled`); empty: the resource itself. */
  readonly attribute: string
}

export interface StringValue extends Traced {
  readonly kind: 'string'
  readonly value: string
  /** Where the pieces of a text of several lines are written; left out: all of it at `place`. */
  readonly segments?: readonly Segment[]
  /** What a text that was encoded as JSON holds (`jsonencode`, a policy document), with the places it has there. */
  readonly decoded?: Value
}

/** A piece of a text, from `offset` in the text on, and where it is written. */
export interface Segment {
  readonly offset: number
  readonly place: Place
}

export interface NumberValue extends Traced {
  readonly kind: 'number'
  readonly value: number
}

export interface BooleanValue extends Traced {
  readonly kind: 'boolean'
  readonly value: boolean
}

/** `null`, which Terraform takes as if nothing were written. */
export interface NullValue extends Traced {
  readonly kind: 'null'
}

/** A list, set or tuple, or the nested blocks of one type. */
export interface ListValue extends Traced {
  readonly kind: 'list'
  readonly items: readonly Value[]
  /** False: there may be other items, and those listed may not be all there (an unknown `for_each`). */
  readonly isComplete: boolean
  /** The items are nested blocks, each an object. */
  readonly isBlocks?: boolean
  /** It is a set: its items are their own keys. */
  readonly isSet?: boolean
}

/** A map or object, or what a block holds. */
export interface ObjectValue extends Traced {
  readonly kind: 'object'
  readonly entries: ReadonlyMap<string, Value>
  /** False: there may be other entries (`merge` with something unknown). */
  readonly isComplete: boolean
}

export interface UnknownValue extends Traced {
  readonly kind: 'unknown'
  /** Why, for people: “the variable `region` has no default”. */
  readonly why: string
  /** It may turn out to be `null` or empty, as if nothing were written: one branch of a conditional is. */
  readonly mayBeNull?: boolean
  /** It is named by a reference to something that is declared nowhere, so it is of nothing that is declared. */
  readonly isUndeclared?: boolean
  /** For a text of which parts are known: these, and `null` for each unknown part between them. */
  readonly pieces?: readonly (string | null)[]
  /** What each unknown part of them refers to, in their order; left out: it is not known which refers to what. */
  readonly gaps?: readonly (readonly Reference[])[]
  /** For a text in base64: what it encodes, of which parts may be known. */
  readonly encoded?: UnknownValue
  /** As in a known text; offsets count an unknown part as nothing. */
  readonly segments?: readonly Segment[]
  readonly decoded?: Value
}

/** The key, in the object of a nested block, under which its label stands: `provisioner "local-exec" { … }`. */
export const LABEL = '#label'
