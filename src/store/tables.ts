import type { ColumnType, Generated } from 'kysely'
import type { EntryColumns, EvidenceKind, KeptBlob } from '../model/evidence.ts'

/** `bigint`: `pg` answers with text, PGlite with a number; both are read with `Number()`. */
type BigInteger = ColumnType<string | number, number, number>
type SetByDatabase = ColumnType<Date, Date | string | undefined, Date | string>
type Moment = ColumnType<Date, Date | string, Date | string>
type MomentOrNull = ColumnType<Date | null, Date | string | null, Date | string | null>
/** `jsonb`: written as JSON text, since `pg` would turn an array into one of PostgreSQL's own. */
type Json = ColumnType<unknown, string, string>

/** The tables, as the migrations leave them. */
export interface Tables {
  observation: {
    seq: Generated<string | number>
    repository_id: BigInteger
    number: number
    delivery: string
    ordinal: number
    content: Json
    received_at: SetByDatabase
  }
  pull_request: {
    repository_id: BigInteger
    number: number
    installation_id: BigInteger
    owner: string
    name: string
    head_sha: string | null
    base_ref: string | null
    state: 'open' | 'closed'
    covered: boolean | null
    changed_at: MomentOrNull
    updated_at: SetByDatabase
    removed: ColumnType<boolean, boolean | undefined, boolean>
  }
  verdict: {
    seq: Generated<string | number>
    repository_id: BigInteger
    number: number
    head_sha: string
    base_ref: string
    state: string
    content: Json
    policy_hash: string
    at: Moment
    recorded_at: SetByDatabase
    evidence_sequence: ColumnType<string | number | null, number | null | undefined, never>
    evidence_hash: string | null
  }
  approval_reset: {
    repository_id: BigInteger
    number: number
    source: 'review' | 'comment'
    id: BigInteger
    why: string
    at: Moment
  }
  publication: {
    repository_id: BigInteger
    kind: 'check-run' | 'status' | 'comment' | 'label' | 'dismissal' | 'review-request' | 'verdict'
    subject: string
    name: string
    github_id: ColumnType<string | number | null, number | null, number | null>
    url: string | null
    hash: string
    at: Moment
  }
  merge_group: {
    repository_id: BigInteger
    head_sha: string
    installation_id: BigInteger
    owner: string
    name: string
    base_sha: string
    base_ref: string
    number: number | null
    pull_head: string | null
    ended: boolean
    received_at: SetByDatabase
  }
  pull_request_ticket: { repository_id: BigInteger; number: number; ticket: string }
  backlink: { repository_id: BigInteger; number: number; ticket: string; at: SetByDatabase }
  sweep: { installation_id: BigInteger; next_at: SetByDatabase; round_at: MomentOrNull }
  repository_to_list: {
    installation_id: BigInteger
    repository_id: BigInteger
    owner: string
    name: string
    adopted: ColumnType<boolean, boolean | undefined, boolean>
  }
  known_delivery: { one: ColumnType<boolean, undefined, never>; id: BigInteger; at: Moment }
  evidence: {
    sequence: BigInteger
    repository_id: BigInteger
    kind: EvidenceKind
    number: number | null
    state: EntryColumns['state']
    head_sha: string | null
    at: Moment
    recorded_at: Moment
    once: string | null
    policy_hash: string | null
    facts_hash: string | null
    compliant_seconds: number | null
    content: string
    hash: string
    signature: string | null
  }
  evidence_blob: {
    hash: string
    kind: KeptBlob['kind']
    encoding: KeptBlob['encoding']
    content: Uint8Array
    kept_at: SetByDatabase
  }
  evidence_verified: {
    repository_id: BigInteger
    sequence: BigInteger
    hash: string
    at: Moment
    problem: string | null
  }
  branch_push: {
    repository_id: BigInteger
    delivery: string
    installation_id: BigInteger
    content: Json
    received_at: SetByDatabase
  }
  cache: { kind: string; key: string; value: Json; expires_at: MomentOrNull }
}
