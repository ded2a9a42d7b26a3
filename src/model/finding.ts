/** How wrong a bypass of TLS validation is; the infrastructure audit has severities alone. */
export type FindingLevel = 'bypass' | 'guarded' | 'missing'

export type FindingSeverity = 'high' | 'medium' | 'low'

/** One place in a file that breaks a rule: of the detector of TLS bypasses, or of the infrastructure audit. */
export interface Finding {
  /** Id of the rule. */
  readonly rule: string
  readonly level?: FindingLevel
  readonly severity: FindingSeverity
  /** `validation`: a certificate or host name is not checked; `plaintext`: there may be no TLS at all. */
  readonly family?: 'validation' | 'plaintext'
  /** What the file is written in, as people call it: “Python”, “YAML”. */
  readonly language: string
  readonly path: string
  /** First and last line of the construct in the file, counted from 1. */
  readonly startLine: number
  readonly endLine: number
  readonly title: string
  /** One sentence: what is wrong there. */
  readonly message: string
  /** The safe alternative, as an instruction. */
  readonly fix: string
  /** True when the file is a test, fixture or example. */
  readonly isTest?: boolean
  /** Stays the same when the lines around it move: path, rule and the construct's text, never a line. */
  readonly fingerprint: string
}
