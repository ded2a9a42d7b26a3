import { type Kysely, sql } from 'kysely'

/** One statement each: PGlite's extended protocol takes a single one. */
const statements = [
  // Groups of merge queues, as their events describe them. number: the pull request whose turn it is; null
  // where the event names none. pull_head: that pull request's head when the group was first looked at; if it
  // moves, the group holds something else. ended: it was merged or given up; kept for a while, so that an
  // event that arrives late does not bring it back.
  `create table merge_group (
    repository_id bigint not null,
    head_sha text not null,
    installation_id bigint not null,
    owner text not null,
    name text not null,
    base_sha text not null,
    base_ref text not null,
    number integer,
    pull_head text,
    ended boolean not null default false,
    received_at timestamptz not null default now(),
    primary key (repository_id, head_sha)
  )`,
  `create index merge_group_standing on merge_group (repository_id) where not ended`,

  // On which tickets the latest facts of a pull request rest, so that an event from JIRA finds it.
  `create table pull_request_ticket (
    repository_id bigint not null,
    number integer not null,
    ticket text not null,
    primary key (repository_id, number, ticket)
  )`,
  `create index pull_request_ticket_ticket on pull_request_ticket (ticket)`,

  // True while the App cannot see the pull request: its repository was taken from the installation.
  `alter table pull_request add column removed boolean not null default false`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
