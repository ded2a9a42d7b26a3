import type { Severity, Topic } from './define-rule.ts'
import type { Place } from './resource/place.ts'

/** One thing that breaks a rule. Plain JSON, and without any secret’s value. */
export interface AuditFinding {
  /** Id of the rule. */
  readonly rule: string
  readonly topic: Topic
  readonly severity: Severity
  /** Of the rule: “KMS key does not rotate”. */
  readonly title: string
  /** What is wrong here, in a sentence. */
  readonly message: string
  readonly fix: string
  /** Address of the resource with indexes, as the first instance has it; of the root module: its folder. */
  readonly resource: string
  readonly resourceType: string
  /** Without any index; empty: it is about the root module. */
  readonly resourceWithoutIndexes: string
  /** Folder of the root module. */
  readonly root: string
  /** Addresses with indexes of all instances that break the rule here together. */
  readonly instances: readonly string[]
  /** Path in the resource; empty: the whole. */
  readonly attribute: string
  /** Where it is seen: in the resource, or in the policy that it uses. */
  readonly place: Place
  /** Where else it comes from, down to the literal, and at last the resource’s head: any of them may be in a diff. */
  readonly origins: readonly Place[]
  /** The calls of the modules in which the resource stands, from the root down. */
  readonly calls: readonly Place[]
  /** Of a finding about secrets: the same as long as the secret is, and worth nothing elsewhere; else empty. */
  readonly secret: string
  /** Nothing that stands in quotation marks in its lines may be shown. */
  readonly isAboutSecrets: boolean
  /** Root, rule, address without indexes and attribute: never a line. */
  readonly fingerprint: string
  /** Rule, type, attribute and what the resource’s block holds: the same where something was renamed or moved. */
  readonly content: string
}

/** Something that no rule could decide, and why. */
export interface UndecidedFinding {
  readonly rule: string
  readonly resource: string
  readonly attribute: string
  readonly place: Place
  readonly why: string
}
