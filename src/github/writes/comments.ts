import * as z from 'zod'
import { NotFound } from '../errors.ts'
import { inRepository, type RepositoryName } from '../repository-name.ts'
import type { Requester } from '../requester.ts'

const commentAnswer = z
  .object({
    id: z.number(),
    body: z.string().nullish(),
    performed_via_github_app: z.object({ id: z.number() }).nullish(),
  })
  .transform(({ id, body, performed_via_github_app: app }) => ({
    id,
    body: body ?? '',
    appId: app?.id ?? null,
  }))

/** A comment in a pull request's conversation; `appId` tells which App wrote it. */
export type PostedComment = z.output<typeof commentAnswer>

/** The comment with that id; `null` when it was deleted. */
export async function readComment(
  requests: Requester,
  repository: RepositoryName,
  commentId: number,
): Promise<PostedComment | null> {
  try {
    return await requests.get(
      {
        what: 'our comment',
        template: 'GET /repos/{owner}/{repo}/issues/comments/{comment_id}',
        parameters: { ...inRepository(repository), comment_id: commentId },
      },
      commentAnswer,
    )
  } catch (error) {
    if (error instanceof NotFound) return null
    throw error
  }
}

/** The newest comment that our App wrote, told by its id and never by text, which anybody can write. */
export async function findComment(
  requests: Requester,
  appId: number,
  repository: RepositoryName,
  number: number,
): Promise<{ id: number; body: string } | null> {
  const comments = await requests.all(
    {
      what: 'the list of comments',
      template: 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
      parameters: { ...inRepository(repository), issue_number: number },
    },
    z.array(commentAnswer),
    { mostPages: 100 },
  )
  const ours = comments.findLast(comment => comment.appId === appId)
  return ours === undefined ? null : { id: ours.id, body: ours.body }
}

/** Writes a new comment. */
export function createComment(
  requests: Requester,
  repository: RepositoryName,
  number: number,
  body: string,
): Promise<{ id: number }> {
  return requests.get(
    {
      what: 'the new comment',
      template: 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
      parameters: { ...inRepository(repository), issue_number: number, body },
    },
    z.object({ id: z.number() }),
  )
}

/** Puts `body` in place of a comment's text. Throws `NotFound` when it was deleted. */
export async function updateComment(
  requests: Requester,
  repository: RepositoryName,
  commentId: number,
  body: string,
): Promise<void> {
  await requests.status({
    what: 'our comment',
    template: 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}',
    parameters: { ...inRepository(repository), comment_id: commentId, body },
  })
}

/** Shows that a comment was read. Reacting twice is the same as once. */
export async function react(
  requests: Requester,
  repository: RepositoryName,
  commentId: number,
  content: '+1' | 'confused' | 'eyes',
): Promise<void> {
  await requests.status({
    what: 'the reaction',
    template: 'POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions',
    parameters: { ...inRepository(repository), comment_id: commentId, content },
  })
}
