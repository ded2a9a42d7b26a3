/** How wrong a bypass of TLS validation is; the infrastructure audit has severities alone. */
export type FindingLevel = 'bypass' | 'guarded' | 'missing'

export type FindingSeverity = 'critical' | 'high' | 'medium' | 'low'

/** One place in a file that breaks a rule: of the detector of TLS bypasses, or of the infrastructure audit. */
export interface Finding {
  /** Id of the rule. */
  readonly rule: string
  readonly level?: FindingLevel
  readonly severity: FindingSeverity
  /** `validation`: a certificate or host name is not checked; `plaintext`: there may be no TLS at all. */
  readonly family?: 'validation' | 'plaintext'
  /** Address of the resource, of the infrastructure audit: `module.db.aws_db_instance.this[0]`. */
  readonly resource?: string
  /** Path in the resource: `logging.target_bucket`; empty or left out: the whole. */
  readonly attribute?: string
  /** What the file is written in, as people call it: “Python”, “YAML”. */
  readonly language: string
  readonly path: string
  /** File in which the insecure thing itself stands, where `path` is one that it depends on; left out: the same. */
  readonly seenIn?: string
  /** First and last line of the construct in the file, counted from 1. */
  readonly startLine: number
  readonly endLine: number
  readonly title: string
  /** One sentence: what is wrong there. */
  readonly message: string
  /** The safe alternative, as an instruction. */
  readonly fix: string
  /** True when its lines hold a secret: whoever shows lines shows none of these. */
  readonly isAboutSecrets?: boolean
  /** True when the file is a test, fixture or example. */
  readonly isTest?: boolean
  /** Stays the same when the lines around it move: path, rule and the construct's text, never a line. */
  readonly fingerprint: string
  /** What a comment on or above it says in its favour; left out: nothing. */
  readonly marker?: WaiverMarker
  /** What became of the marker, once the policy was asked; left out: there is no marker, or nobody asked yet. */
  readonly waiver?: Waiver
}

/** `patrol:allow ID — reason, until DATE`, as somebody wrote it. */
export interface WaiverMarker {
  /** Line of the marker, counted from 1. */
  readonly line: number
  /** Ids of rules or checks that it names. */
  readonly ids: readonly string[]
  readonly reason: string | null
  /** The last day on which it holds, as written; `null`: none is given. */
  readonly until: string | null
}

/**
 * What a marker is worth: `holds`: the finding is waived; `waits`: for the approval of the role that the policy names;
 * `unknown`: that could not be found out; `void`: it waives nothing.
 */
export interface Waiver {
  readonly state: 'holds' | 'waits' | 'unknown' | 'void'
  /** As written; empty where there is none. */
  readonly reason: string
  /** The last day on which it holds (`2027-03-01`); `null`: none is given. */
  readonly until: string | null
  /** A sentence for people: who approved it, or why it does not hold. */
  readonly why: string
}

/** The findings in the lines that a pull request adds, and the files whose lines could not be judged. */
export interface Findings {
  readonly found: readonly Finding[]
  readonly unread: readonly UnreadFile[]
}

/** What a pull request does to the infrastructure’s findings: the difference of the audits at merge base and head. */
export interface InfrastructureFindings {
  /** Were not there before. */
  readonly introduced: readonly Finding[]
  /** Were there before, too; of very many the first ones, `existingCount` has them all. */
  readonly existing: readonly Finding[]
  readonly existingCount: number
  /** Introduced ones of rules that the policy switches off, counted by rule; left out: none. */
  readonly switchedOff?: readonly SwitchedOff[]
  readonly fixedCount: number
  /** Where a rule depends on what is not known before it is applied. */
  readonly undecidedCount: number
  /** Resources in the root modules that were audited. */
  readonly resourceCount: number
  /** Folders of the root modules that were audited, the empty path for the repository’s. */
  readonly roots: readonly string[]
  readonly unread: readonly UnreadFile[]
  /** What the audited modules hold that no rule looks at, in words: “3 resources of `google`”; left out: nothing. */
  readonly beyond?: string
  /** Changed files of kinds that are recognised and not audited, in words: “3 CloudFormation templates”; `null`: none. */
  readonly unaudited: string | null
}

export interface SwitchedOff {
  readonly rule: string
  readonly count: number
  /** Why the policy does so. */
  readonly reason: string
}

export interface UnreadFile {
  readonly path: string
  /** A whole sentence. */
  readonly why: string
  /** When it is tried again (ISO 8601, UTC). */
  readonly retryAt: string | null
}
