import { type Kysely, type Selectable, sql } from 'kysely'
import type { PullRequestKey } from '../model/pull-request.ts'
import { keyOf, partsOf } from './key.ts'
import type { Tables } from './tables.ts'

/** A pull request as an event, or a look at it, shows it. */
export interface PullRequestNow {
  readonly key: PullRequestKey
  readonly installationId: number
  readonly repository: { readonly id: number; readonly owner: string; readonly name: string }
  readonly number: number
  /** `null` where an event does not say it: as it was. */
  readonly headSha: string | null
  readonly baseRef: string | null
  readonly state: 'open' | 'closed'
  /** GitHub's `updated_at` in the event (ISO 8601): an event that is older than one seen before changes nothing. */
  readonly changedAt?: string | null
}

/** A pull request as the store knows it. */
export interface KnownPullRequest extends PullRequestNow {
  /** Whether the policy covers its base branch; `null` while that is not known for this base. */
  readonly covered: boolean | null
  /** True while the App cannot see it: its repository was taken from the installation. */
  readonly removed: boolean
}

/** What is known of pull requests. */
export interface Pulls {
  get(key: PullRequestKey): Promise<KnownPullRequest | null>
  /** All with this head, open or closed: a SHA can be the head of several. */
  bySha(repositoryId: number, sha: string): Promise<KnownPullRequest[]>
  /** The one of a repository, by its present name in any case, that was written last; `null`: none is known. */
  newestIn(owner: string, name: string): Promise<KnownPullRequest | null>
  /** The open ones of a repository that the App can see. */
  inRepository(repositoryId: number): Promise<KnownPullRequest[]>
  /** The open ones of all repositories of an installation that the App can see. */
  ofInstallation(installationId: number): Promise<KnownPullRequest[]>
  /** The open ones of an installation that the App cannot see any longer. */
  removedFrom(installationId: number): Promise<KnownPullRequest[]>
  /** Writes what a look at GitHub showed; `covered` left out or `null`: as it was, if the base is the same. */
  put(pull: PullRequestNow & { readonly covered?: boolean | null }): Promise<void>
}

export function createPulls(kysely: Kysely<Tables>): Pulls {
  const all = () => kysely.selectFrom('pull_request').selectAll().orderBy('repository_id').orderBy('number')
  const open = (removed: boolean) => all().where('state', '=', 'open').where('removed', '=', removed)
  return {
    async get(key) {
      const { repositoryId, number } = partsOf(key)
      const row = await all()
        .where('repository_id', '=', repositoryId)
        .where('number', '=', number)
        .executeTakeFirst()
      return row === undefined ? null : knownOf(row)
    },
    async bySha(repositoryId, sha) {
      const rows = await all().where('repository_id', '=', repositoryId).where('head_sha', '=', sha).execute()
      return rows.map(knownOf)
    },
    async newestIn(owner, name) {
      const row = await kysely
        .selectFrom('pull_request')
        .selectAll()
        .where(sql`lower(owner)`, '=', owner.toLowerCase())
        .where(sql`lower(name)`, '=', name.toLowerCase())
        .where('removed', '=', false)
        .orderBy('updated_at', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row === undefined ? null : knownOf(row)
    },
    async inRepository(repositoryId) {
      return (await open(false).where('repository_id', '=', repositoryId).execute()).map(knownOf)
    },
    async ofInstallation(installationId) {
      return (await open(false).where('installation_id', '=', installationId).execute()).map(knownOf)
    },
    async removedFrom(installationId) {
      return (await open(true).where('installation_id', '=', installationId).execute()).map(knownOf)
    },
    put: pull => writePulls(kysely, [pull]),
  }
}

/** Writes many at once, as what the App can see. Of several of one pull request, the last is taken. */
export async function writePulls(
  kysely: Kysely<Tables>,
  pulls: readonly (PullRequestNow & { readonly covered?: boolean | null })[],
): Promise<void> {
  if (pulls.length === 0) return
  const rows = [...new Map(pulls.map(pull => [pull.key, pull])).values()].map(rowOf)
  // Sorted, so that two transactions cannot wait for each other; unchanged rows are not written again.
  await sql`
    insert into pull_request as known
      (repository_id, number, installation_id, owner, name, head_sha, base_ref, state, covered, changed_at)
    select repository_id, number, installation_id, owner, name, head_sha, base_ref, state, covered, changed_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given
      (repository_id bigint, number integer, installation_id bigint, owner text, name text, head_sha text,
       base_ref text, state text, covered boolean, changed_at timestamptz)
    order by repository_id, number
    on conflict (repository_id, number) do update set
      installation_id = excluded.installation_id, owner = excluded.owner, name = excluded.name,
      head_sha = coalesce(excluded.head_sha, known.head_sha),
      base_ref = coalesce(excluded.base_ref, known.base_ref),
      state = excluded.state,
      covered = coalesce(excluded.covered, ${coveredBefore}),
      changed_at = coalesce(excluded.changed_at, known.changed_at),
      updated_at = now(), removed = false
    where (known.changed_at is null or excluded.changed_at is null or excluded.changed_at >= known.changed_at)
      and (known.removed or (known.installation_id, known.owner, known.name, known.head_sha, known.base_ref, known.state,
          known.covered, known.changed_at)
        is distinct from (excluded.installation_id, excluded.owner, excluded.name,
          coalesce(excluded.head_sha, known.head_sha), coalesce(excluded.base_ref, known.base_ref),
          excluded.state, coalesce(excluded.covered, ${coveredBefore}),
          coalesce(excluded.changed_at, known.changed_at)))`.execute(kysely)
}

/** Known for one base branch only. */
const coveredBefore = sql.raw(
  'case when known.base_ref = coalesce(excluded.base_ref, known.base_ref) then known.covered end',
)

function rowOf(pull: PullRequestNow & { readonly covered?: boolean | null }): object {
  const { repositoryId, number } = partsOf(pull.key)
  return {
    repository_id: repositoryId,
    number,
    installation_id: pull.installationId,
    owner: pull.repository.owner,
    name: pull.repository.name,
    head_sha: pull.headSha,
    base_ref: pull.baseRef,
    state: pull.state,
    covered: pull.covered ?? null,
    changed_at: pull.changedAt ?? null,
  }
}

export function knownOf(row: Selectable<Tables['pull_request']>): KnownPullRequest {
  return {
    key: keyOf(row.repository_id, row.number),
    installationId: Number(row.installation_id),
    repository: { id: Number(row.repository_id), owner: row.owner, name: row.name },
    number: row.number,
    headSha: row.head_sha,
    baseRef: row.base_ref,
    state: row.state,
    covered: row.covered,
    removed: row.removed,
    changedAt: row.changed_at?.toISOString() ?? null,
  }
}
