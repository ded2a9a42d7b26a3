import { type Kysely, type Selectable, sql } from 'kysely'
import type { Tables } from './tables.ts'

/** A group of a merge queue, as its event describes it. */
export interface GroupNow {
  readonly installationId: number
  readonly repository: { readonly id: number; readonly owner: string; readonly name: string }
  /** The commit that the queue would merge. */
  readonly headSha: string
  /** Its parent: the base branch, or the group before it. */
  readonly baseSha: string
  /** Name of the base branch. */
  readonly baseRef: string
  /** The pull request whose turn it is; `null`: the event names none. */
  readonly number: number | null
  /** True when the queue merged it or gave it up. */
  readonly ended: boolean
}

/** A group that stands. */
export interface MergeGroup extends Omit<GroupNow, 'ended'> {
  /** Head of its pull request when it was first looked at; `null` before that. */
  readonly pullHead: string | null
}

/** The groups of merge queues that stand. */
export interface MergeGroups {
  /** Of a repository, in the order of their arrival. */
  standing(repositoryId: number): Promise<MergeGroup[]>
  /** Of all repositories, those whose event names no pull request. */
  withoutNumber(): Promise<MergeGroup[]>
  /** Remembers with which head of its pull request a group was first looked at. */
  bind(group: Pick<MergeGroup, 'repository' | 'headSha'>, pullHead: string): Promise<void>
}

export function createMergeGroups(kysely: Kysely<Tables>): MergeGroups {
  const standing = () =>
    kysely
      .selectFrom('merge_group')
      .selectAll()
      .where('ended', '=', false)
      .orderBy('received_at')
      .orderBy('head_sha')
  return {
    async standing(repositoryId) {
      return (await standing().where('repository_id', '=', repositoryId).execute()).map(groupOf)
    },
    async withoutNumber() {
      return (await standing().where('number', 'is', null).execute()).map(groupOf)
    },
    async bind({ repository, headSha }, pullHead) {
      await kysely
        .updateTable('merge_group')
        .set({ pull_head: pullHead })
        .where('repository_id', '=', repository.id)
        .where('head_sha', '=', headSha)
        .where('pull_head', 'is', null)
        .execute()
    },
  }
}

/** Writes what events say. An end that arrives before the beginning stays one. */
export async function writeGroups(kysely: Kysely<Tables>, groups: readonly GroupNow[]): Promise<void> {
  // One by one: of two events about one group in a batch, the end has to win.
  for (const { installationId, repository, headSha, baseSha, baseRef, number, ended } of groups) {
    await sql`
      insert into merge_group as known
        (repository_id, head_sha, installation_id, owner, name, base_sha, base_ref, number, ended)
      values (${repository.id}, ${headSha}, ${installationId}, ${repository.owner}, ${repository.name},
        ${baseSha}, ${baseRef}, ${number}, ${ended})
      on conflict (repository_id, head_sha) do update set ended = known.ended or excluded.ended
      where excluded.ended and not known.ended`.execute(kysely)
  }
}

function groupOf(row: Selectable<Tables['merge_group']>): MergeGroup {
  return {
    installationId: Number(row.installation_id),
    repository: { id: Number(row.repository_id), owner: row.owner, name: row.name },
    headSha: row.head_sha,
    baseSha: row.base_sha,
    baseRef: row.base_ref,
    number: row.number,
    pullHead: row.pull_head,
  }
}
