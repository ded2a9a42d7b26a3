import { type Kysely, sql } from 'kysely'
import { partsOf } from './key.ts'
import type { KnownPullRequest } from './pulls.ts'
import type { Tables } from './tables.ts'

/** A repository whose open pull requests are to be listed. */
export interface RepositoryToList {
  readonly installationId: number
  readonly repository: { readonly id: number; readonly owner: string; readonly name: string }
  /** It came under the App: people wait for it. */
  readonly adopted: boolean
}

/** Where the sweep stands, so that a new process, or another replica, goes on there. */
export interface Sweeps {
  /** The installations of now; what is known of others is forgotten. New ones are due at once. */
  setInstallations(ids: readonly number[]): Promise<void>
  /** Takes an installation whose next request may be made, and puts its next one off by `paceMs`; `null`: none is due. */
  take(paceMs: number): Promise<{ readonly installationId: number; readonly roundAt: string | null } | null>
  /** Puts the next request of an installation off by so much more. */
  putOff(installationId: number, milliseconds: number): Promise<void>
  /** Begins a round: all of these are to be listed. */
  begin(installationId: number, repositories: readonly RepositoryToList['repository'][]): Promise<void>
  /** Remembers that these came under the App. */
  adopt(installationId: number, repositories: readonly RepositoryToList['repository'][]): Promise<void>
  /** The next to list, of those that came under the App or of the others; of an installation or of all. */
  next(of: { readonly installationId?: number; readonly adopted: boolean }): Promise<RepositoryToList | null>
  /** It has been listed. */
  done(listed: RepositoryToList): Promise<void>
  /** Forgets every place: all is listed from the beginning. */
  restart(): Promise<void>
  /** Ends the pause between two rounds: the next request of each installation is due after `paceMs` at the latest. */
  resume(paceMs: number): Promise<void>
  /** Of these, the pull requests whose head has no verdict, and of which it is not known that no policy covers them. */
  unjudged(pulls: readonly Head[]): Promise<Head[]>
  /** Up to which delivery GitHub was asked for failures, and until when the requests for that are used; `null`: never. */
  knownDelivery(): Promise<{ readonly id: number; readonly at: string } | null>
  setKnownDelivery(id: number, at: Date): Promise<void>
}

type Head = Pick<KnownPullRequest, 'key' | 'headSha' | 'baseRef'>

export function createSweeps(kysely: Kysely<Tables>): Sweeps {
  async function insert(
    transaction: Kysely<Tables>,
    { installationId, repositories, adopted }: Omit<RepositoryToList, 'repository'> & Repositories,
  ): Promise<void> {
    await sql`
      insert into repository_to_list as known (installation_id, repository_id, owner, name, adopted)
      select ${installationId}::bigint, id, owner, name, ${adopted}::boolean
      from jsonb_to_recordset(${JSON.stringify(repositories)}::jsonb) as given (id bigint, owner text, name text)
      order by id
      on conflict (installation_id, repository_id) do update set
        owner = excluded.owner, name = excluded.name,
        adopted = known.adopted or excluded.adopted`.execute(transaction)
  }

  return {
    async setInstallations(ids) {
      await kysely.transaction().execute(async transaction => {
        await sql`delete from sweep where installation_id <> all(${ids}::bigint[])`.execute(transaction)
        await sql`delete from repository_to_list
          where not adopted and installation_id <> all(${ids}::bigint[])`.execute(transaction)
        await sql`insert into sweep (installation_id) select unnest(${ids}::bigint[])
          on conflict do nothing`.execute(transaction)
      })
    },
    async take(paceMs) {
      const { rows } = await sql<{ installation_id: string; round_at: Date | null }>`
        update sweep set next_at = now() + ${paceMs}::float8 * interval '1 millisecond'
        where installation_id = (
          select installation_id from sweep where next_at <= now()
          order by next_at, installation_id limit 1 for update skip locked
        ) returning installation_id, round_at`.execute(kysely)
      const [row] = rows
      if (row === undefined) return null
      return {
        installationId: Number(row.installation_id),
        roundAt: row.round_at?.toISOString() ?? null,
      }
    },
    async putOff(installationId, milliseconds) {
      await sql`update sweep set next_at = next_at + ${milliseconds}::float8 * interval '1 millisecond'
        where installation_id = ${installationId}`.execute(kysely)
    },
    async begin(installationId, repositories) {
      await kysely.transaction().execute(async transaction => {
        await insert(transaction, { installationId, repositories, adopted: false })
        await sql`update sweep set round_at = now() where installation_id = ${installationId}`.execute(
          transaction,
        )
      })
    },
    adopt: (installationId, repositories) => insert(kysely, { installationId, repositories, adopted: true }),
    async next({ installationId, adopted }) {
      const all = kysely
        .selectFrom('repository_to_list')
        .selectAll()
        .where('adopted', '=', adopted)
        .orderBy('repository_id')
        .limit(1)
      const row = await (installationId === undefined
        ? all
        : all.where('installation_id', '=', installationId)
      ).executeTakeFirst()
      if (row === undefined) return null
      const { owner, name } = row
      return {
        installationId: Number(row.installation_id),
        repository: { id: Number(row.repository_id), owner, name },
        adopted: row.adopted,
      }
    },
    async done({ installationId, repository }) {
      await kysely
        .deleteFrom('repository_to_list')
        .where('installation_id', '=', installationId)
        .where('repository_id', '=', repository.id)
        .execute()
    },
    async restart() {
      await sql`update sweep set round_at = null`.execute(kysely)
      await sql`delete from repository_to_list where not adopted`.execute(kysely)
    },
    async resume(paceMs) {
      await sql`update sweep set round_at = null,
        next_at = least(next_at, now() + ${paceMs}::float8 * interval '1 millisecond')`.execute(kysely)
    },
    unjudged: pulls => readUnjudged(kysely, pulls),
    async knownDelivery() {
      const row = await kysely.selectFrom('known_delivery').select(['id', 'at']).executeTakeFirst()
      return row === undefined ? null : { id: Number(row.id), at: row.at.toISOString() }
    },
    async setKnownDelivery(id, at) {
      await kysely
        .insertInto('known_delivery')
        .values({ id, at })
        .onConflict(conflict => conflict.column('one').doUpdateSet({ id, at }))
        .execute()
    },
  }
}

interface Repositories {
  readonly repositories: readonly RepositoryToList['repository'][]
}

async function readUnjudged(kysely: Kysely<Tables>, pulls: readonly Head[]): Promise<Head[]> {
  const given = pulls.map(({ key, headSha, baseRef }) => ({
    key,
    repository_id: partsOf(key).repositoryId,
    number: partsOf(key).number,
    head_sha: headSha,
    base_ref: baseRef,
  }))
  const { rows } = await sql<{ key: string }>`
    select key from jsonb_to_recordset(${JSON.stringify(given)}::jsonb)
      as given (key text, repository_id bigint, number integer, head_sha text, base_ref text)
    where not exists (
      select from verdict where verdict.repository_id = given.repository_id
        and verdict.number = given.number and verdict.head_sha = given.head_sha
    ) and not exists (
      select from pull_request known where known.repository_id = given.repository_id
        and known.number = given.number and known.base_ref = given.base_ref
        and known.head_sha = given.head_sha and known.covered = false
    )`.execute(kysely)
  const missing = new Set(rows.map(({ key }) => key))
  return pulls.filter(({ key }) => missing.has(key))
}
