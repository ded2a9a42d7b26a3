import { Forbidden, NotFound, Refused } from '../errors.ts'
import { inRepository, type RepositoryName } from '../repository-name.ts'
import type { Requester } from '../requester.ts'

/**
 * Dismisses a review. `refused`: GitHub does not let the App (a protected branch may name who can), or there is
 * nothing left to dismiss.
 */
export async function dismissReview(
  requests: Requester,
  repository: RepositoryName,
  number: number,
  reviewId: number,
  message: string,
): Promise<'dismissed' | 'refused'> {
  try {
    await requests.status({
      what: 'the dismissal of a review',
      template: 'PUT /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}/dismissals',
      parameters: {
        ...inRepository(repository),
        pull_number: number,
        review_id: reviewId,
        message,
        event: 'DISMISS',
      },
    })
    return 'dismissed'
  } catch (error) {
    if (error instanceof Forbidden || error instanceof Refused || error instanceof NotFound) return 'refused'
    throw error
  }
}

/** Asks people and teams for a review. Throws `Refused` where one of them cannot be asked. */
export async function requestReviewers(
  requests: Requester,
  repository: RepositoryName,
  number: number,
  { people, teams }: { people: readonly string[]; teams: readonly string[] },
): Promise<void> {
  await requests.status({
    what: 'the request for reviews',
    template: 'POST /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers',
    parameters: {
      ...inRepository(repository),
      pull_number: number,
      reviewers: people,
      team_reviewers: teams,
    },
  })
}
