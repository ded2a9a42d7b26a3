import { inRepository, type RepositoryName } from '../repository-name.ts'
import type { Requester } from '../requester.ts'

export interface StatusContent {
  readonly context: string
  readonly state: 'pending' | 'failure' | 'error' | 'success'
  /** At most 140 characters. */
  readonly description: string
  readonly targetUrl: string | null
}

/** Posts a commit status; the newest of a context is the one that GitHub shows. */
export async function createStatus(
  requests: Requester,
  repository: RepositoryName,
  sha: string,
  { context, state, description, targetUrl }: StatusContent,
): Promise<void> {
  await requests.status({
    what: 'the commit status',
    template: 'POST /repos/{owner}/{repo}/statuses/{sha}',
    parameters: {
      ...inRepository(repository),
      sha,
      context,
      state,
      description,
      ...(targetUrl === null ? {} : { target_url: targetUrl }),
    },
  })
}
