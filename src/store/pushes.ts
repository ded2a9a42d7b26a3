import { type Kysely, sql } from 'kysely'
import type { Account } from '../model/account.ts'
import type { Tables } from './tables.ts'

/** A branch that was moved, as GitHub's event tells it. */
export interface BranchPush {
  readonly installationId: number
  readonly repository: { readonly id: number; readonly owner: string; readonly name: string }
  readonly defaultBranch: string
  readonly branch: string
  readonly before: string | null
  readonly after: string | null
  readonly change: 'pushed' | 'forced' | 'created' | 'deleted'
  readonly by: Account | null
  readonly title: string | null
  readonly commits: readonly string[] | null
  readonly covered?: boolean
}

/** One of which it is not known yet how it came about. */
export interface WaitingPush extends BranchPush {
  readonly covered: boolean
  readonly delivery: string
  /** When its event arrived (ISO 8601, UTC). */
  readonly receivedAt: string
}

/** Pushes that wait to be looked at. Written by the inbox. */
export interface Pushes {
  /** The oldest first, after the one that is named. */
  waiting(page: { readonly after?: WaitingPush; readonly most: number }): Promise<WaitingPush[]>
  /** It has been looked at. */
  done(push: Pick<WaitingPush, 'repository' | 'delivery'>): Promise<void>
}

export function createPushes(kysely: Kysely<Tables>): Pushes {
  return {
    async waiting({ after, most }) {
      const query = kysely
        .selectFrom('branch_push')
        .select(['delivery', 'content', 'received_at'])
        .orderBy('received_at')
        .orderBy('delivery')
        .limit(most)
      const page =
        after === undefined
          ? query
          : query.where(
              sql<boolean>`(received_at, delivery) > (${after.receivedAt}::timestamptz, ${after.delivery})`,
            )
      const rows = await page.execute()
      return rows.map(({ delivery, content, received_at }) => ({
        ...withCoverage(content as BranchPush),
        delivery,
        receivedAt: received_at.toISOString(),
      }))
    },
    async done({ repository, delivery }) {
      await kysely
        .deleteFrom('branch_push')
        .where('repository_id', '=', repository.id)
        .where('delivery', '=', delivery)
        .execute()
    },
  }
}

function withCoverage(push: BranchPush): BranchPush & { readonly covered: boolean } {
  return { ...push, covered: push.covered ?? false }
}

/** A delivery that comes again is kept once, unless it has been looked at. */
export async function writePushes(
  transaction: Kysely<Tables>,
  pushes: readonly { readonly delivery: string; readonly push: BranchPush }[],
): Promise<void> {
  if (pushes.length === 0) return
  await transaction
    .insertInto('branch_push')
    .values(
      pushes.map(({ delivery, push }) => ({
        repository_id: push.repository.id,
        delivery,
        installation_id: push.installationId,
        content: JSON.stringify(push),
      })),
    )
    .onConflict(conflict => conflict.doNothing())
    .execute()
}
