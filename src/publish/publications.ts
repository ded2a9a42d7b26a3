/** What we wrote to GitHub, as far as we know. Kept by the store, one row for each thing that stands there. */
export interface Publications {
  /** Every row of a commit or a pull request. */
  of(repositoryId: number, subject: string): Promise<Publication[]>
  /** Writes the row, over the one with the same kind, subject and name. */
  save(repositoryId: number, publication: Publication): Promise<void>
  /** Forgets the row; one that is not there is no error. */
  remove(repositoryId: number, publication: PublicationId): Promise<void>
  /** Runs `work` while nobody else, in any process, runs work under the same name. */
  withLock<T>(name: string, work: () => Promise<T>): Promise<T>
}

export interface PublicationId {
  /**
   * | kind | subject | name | hash |
   * |---|---|---|---|
   * | `check-run` | SHA | the run's name | of what it means; empty while it is being created |
   * | `status` | SHA | its context | of what it means |
   * | `comment` | number | empty | of its text; empty while it is being created |
   * | `label` | number | the label, while we are the one who set it | |
   * | `dismissal` | number | id of the review | `dismissed` or `refused` |
   * | `review-request` | number | `team:slug` or `user:login` | |
   * | `verdict` | SHA | key of the pull request | when the facts were gathered that were published last (ISO 8601, UTC) |
   * | `verdict` | number | empty | the same |
   */
  readonly kind: 'check-run' | 'status' | 'comment' | 'label' | 'dismissal' | 'review-request' | 'verdict'
  /** The commit's SHA, or the pull request's number in digits. */
  readonly subject: string
  readonly name: string
}

export interface Publication extends PublicationId {
  /**
   * GitHub's id of it. `null` on a check run or comment whose hash is empty: the process ended between the
   * request and its record, so the thing may be there, and is looked for before another is created.
   * `null` on a comment with a hash: somebody deleted it.
   */
  readonly githubId: number | null
  /** Its page, where it has one. */
  readonly url: string | null
  readonly hash: string
  /** When it was written (ISO 8601, UTC). */
  readonly at: string
}

/** The row of this kind and name, if there is one. */
export function published(
  rows: readonly Publication[],
  kind: Publication['kind'],
  name = '',
): Publication | null {
  return rows.find(row => row.kind === kind && row.name === name) ?? null
}
