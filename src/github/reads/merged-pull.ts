import * as z from 'zod'
import { NotFound } from '../errors.ts'
import { inRepository, type RepositoryName } from '../repository-name.ts'
import type { Requester } from '../requester.ts'

/** What a merged pull request brought: the difference of `headSha` and its merge base with `baseSha`. */
export interface MergedPull {
  readonly baseRef: string
  /** Where the base branch stood, as GitHub keeps it with the pull request. */
  readonly baseSha: string
  readonly headSha: string
  /** The commit that it became on the base branch: of the merge, of the squash, or the last one of a rebase. */
  readonly mergeSha: string | null
}

const answer = z.object({
  merged: z.boolean(),
  merge_commit_sha: z.string().nullish(),
  head: z.object({ sha: z.string() }),
  base: z.object({ ref: z.string(), sha: z.string() }),
})

/** The pull request, if it was merged; `null` for one that was not, or that is not there. */
export async function readMergedPull(
  requests: Requester,
  repository: RepositoryName,
  number: number,
): Promise<MergedPull | null> {
  const call = {
    what: `pull request ${number}`,
    template: 'GET /repos/{owner}/{repo}/pulls/{pull_number}',
    parameters: { ...inRepository(repository), pull_number: number },
  }
  try {
    const { merged, head, base, merge_commit_sha: mergeSha = null } = await requests.get(call, answer)
    return merged ? { baseRef: base.ref, baseSha: base.sha, headSha: head.sha, mergeSha } : null
  } catch (error) {
    if (error instanceof NotFound) return null
    throw error
  }
}
