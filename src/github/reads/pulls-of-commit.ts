import * as z from 'zod'
import { inRepository, type RepositoryName } from '../repository-name.ts'
import type { Requester } from '../requester.ts'

/** A pull request that a commit belongs to. */
export interface PullOfCommit {
  readonly number: number
  readonly merged: boolean
  readonly mergeSha: string | null
  readonly headSha: string
  readonly baseRef: string
}

const answer = z
  .object({
    number: z.number(),
    merged_at: z.string().nullish(),
    merge_commit_sha: z.string().nullish(),
    head: z.object({ sha: z.string() }),
    base: z.object({ ref: z.string() }),
  })
  .transform(
    (pull): PullOfCommit => ({
      number: pull.number,
      merged: typeof pull.merged_at === 'string',
      mergeSha: pull.merge_commit_sha ?? null,
      headSha: pull.head.sha,
      baseRef: pull.base.ref,
    }),
  )

/**
 * The pull requests with which a commit came to its branch.
 * https://docs.github.com/en/rest/commits/commits#list-pull-requests-associated-with-a-commit
 */
export function readPullsOfCommit(
  requests: Requester,
  repository: RepositoryName,
  sha: string,
): Promise<PullOfCommit[]> {
  return requests.all(
    {
      what: 'the pull requests of a commit',
      template: 'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls',
      parameters: { ...inRepository(repository), commit_sha: sha },
    },
    z.array(answer),
    { mostPages: 3 },
  )
}
