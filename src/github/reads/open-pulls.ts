import * as z from 'zod'
import { inRepository, type RepositoryName } from '../repository-name.ts'
import type { Requester } from '../requester.ts'

/** An open pull request, as far as a list tells. */
export interface OpenPull {
  readonly number: number
  readonly headSha: string
  readonly baseRef: string
  readonly updatedAt: string
}

const openPullAnswer = z
  .object({
    number: z.number(),
    head: z.object({ sha: z.string() }),
    base: z.object({ ref: z.string() }),
    updated_at: z.string(),
  })
  .transform(
    (pull): OpenPull => ({
      number: pull.number,
      headSha: pull.head.sha,
      baseRef: pull.base.ref,
      updatedAt: pull.updated_at,
    }),
  )

/** All open pull requests of a repository. */
export function readOpenPulls(requests: Requester, repository: RepositoryName): Promise<OpenPull[]> {
  return requests.all(
    {
      what: 'the open pull requests',
      template: 'GET /repos/{owner}/{repo}/pulls',
      parameters: { ...inRepository(repository), state: 'open' },
    },
    z.array(openPullAnswer),
    { mostPages: 100 },
  )
}
