import type { Kysely, Selectable } from 'kysely'
import type { NamedLocks } from './database.ts'
import type { Tables } from './tables.ts'

/** What a thing of ours on GitHub is found by; see the table in the migration. */
export interface PublicationId {
  readonly kind: 'check-run' | 'status' | 'comment' | 'label' | 'dismissal' | 'review-request' | 'verdict'
  /** The commit's SHA, or the pull request's number in digits. */
  readonly subject: string
  readonly name: string
}

/** A thing that we wrote to GitHub, as we left it. */
export interface Publication extends PublicationId {
  readonly githubId: number | null
  /** Its page. */
  readonly url: string | null
  /** Of what it says, so that the same is not written again. */
  readonly hash: string
  /** When it was written (ISO 8601, UTC). */
  readonly at: string
}

/** What we wrote to GitHub. Found by these ids, never by a text that somebody else could write. */
export interface Publications {
  /** Every row of a commit or a pull request. */
  of(repositoryId: number, subject: string): Promise<Publication[]>
  /** Writes the row, over the one with the same kind, subject and name. */
  save(repositoryId: number, publication: Publication): Promise<void>
  /** Forgets the row; one that is not there is no error. */
  remove(repositoryId: number, id: PublicationId): Promise<void>
  /**
   * Runs `work` while nobody else, in any replica, runs work under the same name. The lock ends with the
   * process or its connection. It is not to be taken again inside.
   */
  withLock<T>(name: string, work: () => Promise<T>): Promise<T>
}

export function createPublications(kysely: Kysely<Tables>, locks: NamedLocks): Publications {
  return {
    async of(repositoryId, subject) {
      const rows = await kysely
        .selectFrom('publication')
        .selectAll()
        .where('repository_id', '=', repositoryId)
        .where('subject', '=', subject)
        .orderBy('kind')
        .orderBy('name')
        .execute()
      return rows.map(publicationOf)
    },
    async save(repositoryId, { kind, subject, name, githubId, url, hash, at }) {
      const shown = { github_id: githubId, url, hash, at }
      await kysely
        .insertInto('publication')
        .values({ repository_id: repositoryId, kind, subject, name, ...shown })
        .onConflict(conflict =>
          conflict.columns(['repository_id', 'subject', 'kind', 'name']).doUpdateSet(shown),
        )
        .execute()
    },
    async remove(repositoryId, { kind, subject, name }) {
      await kysely
        .deleteFrom('publication')
        .where('repository_id', '=', repositoryId)
        .where('subject', '=', subject)
        .where('kind', '=', kind)
        .where('name', '=', name)
        .execute()
    },
    withLock: (name, work) => locks.withLock(name, work),
  }
}

function publicationOf(row: Selectable<Tables['publication']>): Publication {
  return {
    kind: row.kind,
    subject: row.subject,
    name: row.name,
    githubId: row.github_id === null ? null : Number(row.github_id),
    url: row.url,
    hash: row.hash,
    at: row.at.toISOString(),
  }
}
