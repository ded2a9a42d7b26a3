import { type Kysely, sql } from 'kysely'

/** One statement each: PGlite's extended protocol takes a single one. */
const statements = [
  // The evidence. content: the canonical JSON whose SHA-256 is hash; the columns beside it are for finding it, and
  // verifying compares them with it. sequence: without a gap over all repositories. repository_id 0: checkpoints.
  // once: what is recorded once in a repository, such as “merge 42”.
  `create table evidence (
    sequence bigint primary key,
    repository_id bigint not null,
    kind text not null,
    number integer,
    state text,
    head_sha text,
    at timestamptz not null,
    recorded_at timestamptz not null,
    once text,
    policy_hash text,
    facts_hash text,
    compliant_seconds integer,
    content text not null,
    hash text not null,
    signature text
  )`,
  `create unique index evidence_chain on evidence (repository_id, sequence)`,
  `create unique index evidence_once on evidence (repository_id, once) where once is not null`,
  `create index evidence_pull_request on evidence (repository_id, number, kind, sequence)`,
  `create index evidence_kind on evidence (repository_id, kind, sequence)`,
  // What was merged, and what was pushed past pull requests: the population of an audit.
  `create index evidence_population on evidence (repository_id, at) where kind in ('merge', 'push')`,
  `create index evidence_policy on evidence (repository_id, sequence) where policy_hash is not null`,
  `create trigger append_only before update or delete or truncate on evidence
    for each statement execute function refuse_change()`,

  // What a verdict rests on, by the hash that its entry names. Facts are deleted after the time that the operator
  // sets; what is there is never changed.
  `create table evidence_blob (
    hash text primary key,
    kind text not null check (kind in ('facts', 'policy')),
    encoding text not null check (encoding in ('zstd', 'sealed')),
    content bytea not null,
    kept_at timestamptz not null default now()
  )`,
  `create index evidence_blob_age on evidence_blob (kept_at) where kind = 'facts'`,
  `create trigger never_changed before update or truncate on evidence_blob
    for each statement execute function refuse_change()`,

  // How far each chain has been verified, so that the next verification goes on there.
  `create table evidence_verified (
    repository_id bigint primary key,
    sequence bigint not null,
    hash text not null,
    at timestamptz not null,
    problem text
  )`,

  // Pushes to branches of which it is still to be found out whether they merged a pull request.
  `create table branch_push (
    repository_id bigint not null,
    delivery text not null,
    installation_id bigint not null,
    content jsonb not null,
    received_at timestamptz not null default now(),
    primary key (repository_id, delivery)
  )`,

  // The verdict's entry in the evidence; null: recorded by a version that kept none.
  `alter table verdict add column evidence_sequence bigint`,
  `alter table verdict add column evidence_hash text`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
