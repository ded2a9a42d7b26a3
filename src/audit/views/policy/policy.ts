import type { Attribute } from '../../resource/attribute.ts'
import type { Place } from '../../resource/place.ts'
import type { Truth } from '../../resource/truth.ts'

/** A JSON policy document, wherever it is written, as far as it is known. */
export interface Policy {
  /** The attribute that holds it. */
  readonly at: Attribute
  /** Those that are known; what is not known of one is unknown in its attributes. */
  readonly statements: readonly Statement[]
  /** False: there may be other statements. */
  readonly isComplete: boolean
  /** Why it is not a policy document, where it is not. */
  readonly problem: PolicyProblem | null
}

export interface PolicyProblem {
  readonly place: Place
  readonly says: string
}

/**
 * One statement. Every attribute knows its place and may be unknown; one that is not written says so by `isWritten`.
 * Lists may be one text: ask with `someItem` and `everyItem`, or by the predicates of this folder.
 */
export interface Statement {
  /** The statement as a whole. */
  readonly at: Attribute
  readonly sid: Attribute
  readonly effect: Attribute
  readonly isAllow: Truth
  readonly isDeny: Truth
  readonly actions: Attribute
  readonly notActions: Attribute
  readonly resources: Attribute
  readonly notResources: Attribute
  readonly principals: Principals
  readonly notPrincipals: Principals
  readonly conditions: Conditions
}

/** Whom a statement is about. */
export interface Principals {
  readonly at: Attribute
  /** Something is written, whether it is known or not. */
  readonly isWritten: boolean
  readonly groups: readonly PrincipalGroup[]
  /** False: there may be others. */
  readonly isComplete: boolean
}

/** Principals of one type. */
export interface PrincipalGroup {
  /** `AWS`, `Service`, `Federated`, `CanonicalUser`; `*` for the one that is everybody; `null`: not known. */
  readonly type: string | null
  readonly identifiers: Attribute
}

export interface Conditions {
  readonly at: Attribute
  /** All of them have to hold. */
  readonly all: readonly Condition[]
  /** False: there may be others. */
  readonly isComplete: boolean
}

/** `StringEquals`: `aws:SourceAccount` is one of the values. */
export interface Condition {
  /** `StringEquals`, `ForAnyValue:StringLike`, `BoolIfExists`. */
  readonly operator: Attribute
  /** `aws:SourceAccount`; its place is that of the values where it has none of its own. */
  readonly key: Attribute
  readonly values: Attribute
}
