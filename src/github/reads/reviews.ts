import * as z from 'zod'
import type { Comment, Review } from '../../model/approval.ts'
import { accountAnswer } from '../account.ts'
import { inRepository, type RepositoryName } from '../repository-name.ts'
import type { Requester } from '../requester.ts'

const states = {
  APPROVED: 'approved',
  CHANGES_REQUESTED: 'changes_requested',
  COMMENTED: 'commented',
  DISMISSED: 'dismissed',
  PENDING: 'pending',
} as const

const reviewAnswer = z
  .object({
    id: z.number(),
    user: accountAnswer.nullable(),
    state: z.enum(['APPROVED', 'CHANGES_REQUESTED', 'COMMENTED', 'DISMISSED', 'PENDING']),
    commit_id: z.string().nullish(),
    submitted_at: z.string().nullish(),
  })
  .transform(
    (review): Review => ({
      id: review.id,
      author: review.user,
      state: states[review.state],
      commitSha: review.commit_id ?? null,
      submittedAt: review.submitted_at ?? null,
    }),
  )

/** All reviews of a pull request, oldest first. */
export function readReviews(
  requests: Requester,
  repository: RepositoryName,
  number: number,
): Promise<Review[]> {
  return requests.all(
    {
      what: 'the list of reviews',
      template: 'GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews',
      parameters: { ...inRepository(repository), pull_number: number },
    },
    z.array(reviewAnswer),
  )
}

const commentAnswer = z
  .object({
    id: z.number(),
    user: accountAnswer.nullable(),
    body: z.string().nullish(),
    created_at: z.string(),
    updated_at: z.string(),
  })
  .transform(
    (comment): Comment => ({
      id: comment.id,
      author: comment.user,
      body: comment.body ?? '',
      createdAt: comment.created_at,
      updatedAt: comment.updated_at,
    }),
  )

/** All comments in the pull request's conversation, oldest first. */
export function readComments(
  requests: Requester,
  repository: RepositoryName,
  number: number,
): Promise<Comment[]> {
  return requests.all(
    {
      what: 'the list of comments',
      template: 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
      parameters: { ...inRepository(repository), issue_number: number },
    },
    z.array(commentAnswer),
    { mostPages: 100 },
  )
}
