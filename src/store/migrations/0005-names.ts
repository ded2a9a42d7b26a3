import { type Kysely, sql } from 'kysely'

const statements = [
  // A badge is asked for by the repository's name, by anybody and often.
  `create index pull_request_name on pull_request (lower(owner), lower(name))`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
