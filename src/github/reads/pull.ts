import * as z from 'zod'
import type { Merge, PullRequest } from '../../model/pull-request.ts'
import { accountAnswer } from '../account.ts'
import { inRepository, type RepositoryName } from '../repository-name.ts'
import type { Requester } from '../requester.ts'

const pullAnswer = z.object({
  number: z.number(),
  title: z.string(),
  body: z.string().nullable(),
  html_url: z.string(),
  user: accountAnswer.nullable(),
  state: z.enum(['open', 'closed']),
  merged: z.boolean(),
  merged_at: z.string().nullish(),
  merged_by: accountAnswer.nullish(),
  merge_commit_sha: z.string().nullish(),
  draft: z.boolean().optional(),
  head: z.object({ sha: z.string(), ref: z.string(), repo: z.object({ id: z.number() }).nullable() }),
  base: z.object({
    ref: z.string(),
    repo: z.object({
      id: z.number(),
      name: z.string(),
      private: z.boolean(),
      default_branch: z.string(),
      owner: z.object({ login: z.string(), type: z.string() }),
    }),
  }),
  labels: z.array(z.object({ name: z.string() })),
  changed_files: z.number(),
  commits: z.number(),
  created_at: z.string(),
})

/** The pull request as it stands now. Throws `NotFound`, `Forbidden`, `Unavailable`. */
export async function readPull(
  requests: Requester,
  repository: RepositoryName,
  number: number,
): Promise<PullRequest> {
  const pull = await requests.get(
    {
      what: 'the pull request',
      template: 'GET /repos/{owner}/{repo}/pulls/{pull_number}',
      parameters: { ...inRepository(repository), pull_number: number },
    },
    pullAnswer,
  )
  const { repo } = pull.base
  return {
    repository: {
      id: repo.id,
      owner: repo.owner.login,
      ownerType: repo.owner.type === 'Organization' ? 'Organization' : 'User',
      name: repo.name,
      private: repo.private,
      defaultBranch: repo.default_branch,
    },
    number: pull.number,
    title: pull.title,
    body: pull.body ?? '',
    url: pull.html_url,
    author: pull.user,
    state: pull.state,
    merged: pull.merged,
    ...mergeOf(pull),
    draft: pull.draft ?? false,
    headSha: pull.head.sha,
    headRef: pull.head.ref,
    headRepositoryId: pull.head.repo?.id ?? null,
    baseRef: pull.base.ref,
    labels: pull.labels.map(({ name }) => name),
    changedFiles: pull.changed_files,
    commits: pull.commits,
    createdAt: pull.created_at,
  }
}

/** While it is open, the commit is one that GitHub only tried. */
function mergeOf(pull: z.output<typeof pullAnswer>): { readonly merge?: Merge } {
  if (!pull.merged || !pull.merged_at) return {}
  return { merge: { at: pull.merged_at, by: pull.merged_by ?? null, sha: pull.merge_commit_sha ?? null } }
}
