import { type Kysely, sql } from 'kysely'

/** One statement each: PGlite's extended protocol takes a single one. */
const statements = [
  // Where the sweep of each installation stands, for all replicas. next_at: its next request may be made then, so
  // that several replicas together keep to one pace. round_at: when the repositories were listed last.
  `create table sweep (
    installation_id bigint primary key,
    next_at timestamptz not null default now(),
    round_at timestamptz
  )`,

  // Repositories whose open pull requests are still to be listed. adopted: they came under the App, so people wait.
  `create table repository_to_list (
    installation_id bigint not null,
    repository_id bigint not null,
    owner text not null,
    name text not null,
    adopted boolean not null default false,
    primary key (installation_id, repository_id)
  )`,

  // Up to which delivery GitHub was asked what it could not deliver; one row. at: when that was.
  `create table known_delivery (
    one boolean primary key default true check (one),
    id bigint not null,
    at timestamptz not null
  )`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
