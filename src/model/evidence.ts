import type { Account } from './account.ts'
import type { Row, PolicyInForce, VerdictState } from './verdict.ts'

/** What an entry of the evidence tells of. */
export type EvidenceKind = EvidenceEntry['kind']

/** One entry of the evidence, as its canonical JSON holds it. Its own hash is that text's, so it is not part of it. */
export type EvidenceEntry =
  | Entry<'verdict', VerdictDetails>
  | Entry<'reset', ResetDetails>
  | Entry<'waiver', WaiverDetails>
  | Entry<'refresh', RefreshDetails>
  | Entry<'policy-change', PolicyChangeDetails>
  | Entry<'merge', MergeDetails>
  | Entry<'push', PushDetails>
  | Entry<'checkpoint', CheckpointDetails>

export type EntryOf<K extends EvidenceKind> = Extract<EvidenceEntry, { readonly kind: K }>

interface Entry<K extends string, D> {
  /** Of this form; another form gets another number. */
  readonly format: 1
  /** Counted over all repositories, without a gap. */
  readonly sequence: number
  readonly kind: K
  /** When it happened: the facts were gathered, GitHub merged (ISO 8601, UTC). */
  readonly at: string
  /** When the entry was written. */
  readonly recordedAt: string
  /** Under its name of that moment; `null`: of all repositories (a checkpoint). */
  readonly repository: EvidenceRepository | null
  /** Number of the pull request; `null` where it is about none. */
  readonly number: number | null
  readonly headSha: string | null
  /** Who did it; `null`: the App itself, or GitHub does not say. */
  readonly actor: Account | null
  /** SHA-256 of the canonical JSON of the policy in force. */
  readonly policyHash: string | null
  /** SHA-256 of the canonical JSON of the facts as they are kept. */
  readonly factsHash: string | null
  readonly details: D
  /** Hash of the entry before it in the same repository; 64 zeros: it is the first. */
  readonly previousHash: string
}

export interface EvidenceRepository {
  readonly id: number
  readonly owner: string
  readonly name: string
}

/** What was found of a pull request, in full. */
export interface VerdictDetails {
  readonly state: VerdictState
  readonly baseRef: string
  readonly rows: readonly Row[]
  readonly policy: PolicyInForce
  /** What was wrong with the policy's files; a verdict rests on it, too. */
  readonly problems: readonly KeptProblem[]
  readonly pull: PullInEvidence
  readonly code: CodeVersion
}

/** A pull request as it stood then, for people. */
export interface PullInEvidence {
  readonly title: string
  readonly url: string
  readonly author: Account | null
  readonly state: 'open' | 'closed'
  readonly merged: boolean
  readonly openedAt: string
  /** Keys of the tickets that its title names. */
  readonly tickets: readonly string[]
}

/** Something that was wrong with a file of the policy. */
export interface KeptProblem {
  readonly layer: 'default' | 'organisation' | 'repository'
  readonly source: string
  readonly line: number | null
  readonly column: number | null
  readonly message: string
}

/** Which code judged. */
export interface CodeVersion {
  /** Of the package. */
  readonly version: string
  /** SHA-256 over the files that judge. */
  readonly judging: string
}

/** An approval that will never count again. */
export interface ResetDetails {
  readonly source: 'review' | 'comment'
  readonly id: number
  readonly by: Account
  /** When it was given. */
  readonly givenAt: string
  readonly why: string
}

/** A finding that is waived. */
export interface WaiverDetails {
  /** Id of the check that would fail without it. */
  readonly check: string
  readonly rule: string
  readonly path: string
  readonly line: number
  readonly fingerprint: string
  readonly reason: string
  readonly until: string | null
  /** Who approved it, a sentence. */
  readonly why: string
}

/** Somebody asked for another look. */
export interface RefreshDetails {
  /** `command`: by a comment; `re-run`: by GitHub's buttons; `page`: by the button of the report page. */
  readonly how: 'command' | 're-run' | 'page'
  readonly delivery: string
}

/** Another policy is in force than at the entry before it. */
export interface PolicyChangeDetails {
  readonly from: string
  readonly to: string
  readonly sources: readonly string[]
  readonly problems: readonly KeptProblem[]
}

export interface MergeDetails {
  readonly title: string
  readonly url: string
  readonly author: Account | null
  readonly tickets: readonly string[]
  readonly baseRef: string
  /** The commit on the base branch; `null` where GitHub does not say. */
  readonly mergeSha: string | null
  readonly openedAt: string
  /** When it was first compliant; `null`: never. */
  readonly compliantAt: string | null
  /** Whether the last verdict before the merge was green, for what was merged. */
  readonly compliant: boolean
  /** What that rests on, a sentence. */
  readonly why: string
  /** The last verdict before the merge; `null`: there was none. */
  readonly verdict: VerdictReference | null
}

export interface VerdictReference {
  readonly state: VerdictState
  readonly headSha: string
  /** `null`: recorded by a version that kept no evidence. */
  readonly entry: EntryReference | null
}

/** Names an entry so that nothing else can stand in its place. */
export interface EntryReference {
  readonly sequence: number
  readonly hash: string
}

/** A covered branch was moved by hand, and not by merging a pull request. */
export interface PushDetails {
  readonly branch: string
  readonly change: 'pushed' | 'forced' | 'created' | 'deleted'
  /** `null`: the branch was not there. */
  readonly before: string | null
  readonly after: string | null
  /** First line of the newest commit's message; `null` where there is none. */
  readonly title: string | null
  readonly delivery: string
}

/** Where all chains ended at a moment, as the operator's key signs it. */
export interface CheckpointDetails {
  /** `2026-11-29`, UTC. */
  readonly day: string
  /** The ends of the chains that grew since the checkpoint before it. */
  readonly heads: readonly ChainHead[]
  /** The key that signed it: Ed25519, SPKI, DER in Base64. */
  readonly publicKey: string
}

export interface ChainHead extends EntryReference {
  readonly repositoryId: number
}

/** Checkpoints are a chain of their own, under this id, which no repository has. */
export const CHECKPOINTS = 0

/** An entry as the database keeps it: the text that is hashed, and columns by which it is found. */
export interface StoredEntry extends EntryColumns {
  readonly sequence: number
  /** Canonical JSON (RFC 8785). */
  readonly content: string
  /** SHA-256 of `content`, hexadecimal. */
  readonly hash: string
  /** Ed25519 over `content`, Base64; for checkpoints only. */
  readonly signature: string | null
}

export interface EntryColumns {
  readonly repositoryId: number
  readonly kind: EvidenceKind
  readonly number: number | null
  /** Of a verdict its state; of a merge whether it was compliant. */
  readonly state: VerdictState | 'compliant' | 'not-compliant' | null
  readonly headSha: string | null
  readonly at: string
  readonly recordedAt: string
  /** Names what is recorded once in a repository: `merge 42`; `null`: may come again. */
  readonly once: string | null
  readonly policyHash: string | null
  readonly factsHash: string | null
  /** Of a merge: from opening to the first compliant verdict; `null`: never. */
  readonly compliantSeconds: number | null
}

/** Facts or a policy, found by the SHA-256 of their canonical JSON. */
export interface KeptBlob {
  readonly hash: string
  readonly kind: 'facts' | 'policy'
  /** `zstd`: compressed JSON; `sealed`: the same, encrypted with the operator's key, as text. */
  readonly encoding: 'zstd' | 'sealed'
  readonly content: Uint8Array
}
