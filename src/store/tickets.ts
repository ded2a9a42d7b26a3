import { type Kysely, sql } from 'kysely'
import type { PullRequestKey } from '../model/pull-request.ts'
import { partsOf } from './key.ts'
import { type KnownPullRequest, knownOf } from './pulls.ts'
import type { Tables } from './tables.ts'

/** On which tickets the latest facts of pull requests rest. */
export interface Tickets {
  /** Remembers them, in place of those before; nothing is written where they are the same. */
  put(key: PullRequestKey, tickets: readonly string[]): Promise<void>
  /** The open pull requests that rest on one of these. */
  pullsOn(tickets: readonly string[]): Promise<KnownPullRequest[]>
}

export function createTickets(kysely: Kysely<Tables>): Tickets {
  return {
    async put(key, tickets) {
      const { repositoryId, number } = partsOf(key)
      await sql`
        delete from pull_request_ticket where repository_id = ${repositoryId} and number = ${number}
          and ticket <> all(${tickets}::text[])`.execute(kysely)
      if (tickets.length === 0) return
      await kysely
        .insertInto('pull_request_ticket')
        .values(tickets.map(ticket => ({ repository_id: repositoryId, number, ticket })))
        .onConflict(conflict => conflict.doNothing())
        .execute()
    },
    async pullsOn(tickets) {
      const rows = await kysely
        .selectFrom('pull_request')
        .selectAll()
        .where('state', '=', 'open')
        .where('removed', '=', false)
        .where(
          sql<boolean>`exists (select from pull_request_ticket resting
            where resting.repository_id = pull_request.repository_id
              and resting.number = pull_request.number and resting.ticket = any(${tickets}::text[]))`,
        )
        .orderBy('repository_id')
        .orderBy('number')
        .execute()
      return rows.map(knownOf)
    },
  }
}
