import { type Kysely, sql } from 'kysely'

/** One statement each: PGlite's extended protocol takes a single one. */
const statements = [
  // What events said that cannot be asked later, in order of arrival (seq). The key keeps a redelivered
  // delivery once, and serves the reads by pull request; it is the only index, and new entries of a pull
  // request stand beside its old ones, so that intake stays quick when the table is large.
  `create table observation (
    seq bigint generated always as identity,
    repository_id bigint not null,
    number integer not null,
    delivery text not null,
    ordinal smallint not null,
    content jsonb not null,
    received_at timestamptz not null default now(),
    primary key (repository_id, number, delivery, ordinal)
  )`,

  // What is known of each pull request, so that events which name only a SHA find theirs.
  // owner and name: for addresses and display; they change. covered: whether the policy covers the base
  // branch, null while not known; so are head and base while only a comment has been seen. changed_at: GitHub's own time of the newest event that was written
  // here, so that a late one does not put an older head back.
  `create table pull_request (
    repository_id bigint not null,
    number integer not null,
    installation_id bigint not null,
    owner text not null,
    name text not null,
    head_sha text,
    base_ref text,
    state text not null check (state in ('open', 'closed')),
    covered boolean,
    changed_at timestamptz,
    updated_at timestamptz not null default now(),
    primary key (repository_id, number)
  )`,
  `create index pull_request_head on pull_request (repository_id, head_sha)`,

  // Every verdict, for ever. content: the whole verdict; the columns beside it are for finding it.
  `create table verdict (
    seq bigint generated always as identity primary key,
    repository_id bigint not null,
    number integer not null,
    head_sha text not null,
    base_ref text not null,
    state text not null,
    content jsonb not null,
    policy_hash text not null,
    at timestamptz not null,
    recorded_at timestamptz not null default now()
  )`,
  `create index verdict_pull_request on verdict (repository_id, number, seq desc)`,

  // Approvals that never count again.
  `create table approval_reset (
    repository_id bigint not null,
    number integer not null,
    source text not null check (source in ('review', 'comment')),
    id bigint not null,
    why text not null,
    at timestamptz not null,
    primary key (repository_id, number, source, id)
  )`,

  // What we wrote to GitHub, as far as we know; without it we would have to look before each write.
  //   kind            subject  name                     github_id, url
  //   check-run       SHA      the run's name           its own
  //   status          SHA      its context              none
  //   comment         number   empty                    its own
  //   label           number   the label                none
  //   dismissal       number   id of the review         none
  //   review-request  number   team:slug, user:login    none
  //   verdict         SHA      key of the pull request  none; when the facts were gathered
  // An empty hash: about to be created, so that after a crash it is looked for before it is created again.
  `create table publication (
    repository_id bigint not null,
    subject text not null,
    kind text not null,
    name text not null,
    github_id bigint,
    url text,
    hash text not null,
    at timestamptz not null,
    primary key (repository_id, subject, kind, name)
  )`,

  // Tickets to which we once added the pull request's link: it is never added a second time.
  `create table backlink (
    repository_id bigint not null,
    number integer not null,
    ticket text not null,
    at timestamptz not null default now(),
    primary key (repository_id, number, ticket)
  )`,

  // expires_at null: holds for ever, as everything that is keyed by SHAs does.
  `create table cache (
    kind text not null,
    key text not null,
    value jsonb not null,
    expires_at timestamptz,
    primary key (kind, key)
  )`,
  `create index cache_expires_at on cache (expires_at) where expires_at is not null`,

  `create function refuse_change() returns trigger language plpgsql as $$
  begin
    raise exception '% is append-only: % is refused', tg_table_name, tg_op using errcode = 'restrict_violation';
  end $$`,
  `create trigger append_only before update or delete or truncate on verdict
    for each statement execute function refuse_change()`,
  `create trigger append_only before update or delete or truncate on observation
    for each statement execute function refuse_change()`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
