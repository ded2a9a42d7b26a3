import { dismissReview, submitReview } from '../actions/reviews.ts'
import { notFound, problem } from '../problem.ts'
import { type Answer, ok, page, type RepositoryRequest, repositoryRoute } from '../request.ts'
import { review } from '../shapes/conversation.ts'
import type { Review } from '../state.ts'
import { pullIn } from './pulls.ts'

export const reviewRoutes = [
  // “The list of reviews returns in chronological order.”
  repositoryRoute('GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews', 'pull_requests:read', request =>
    page(request, pullIn(request).reviews, each => review(request.github, each)),
  ),

  repositoryRoute('POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews', 'pull_requests:write', submit),

  repositoryRoute(
    'GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}',
    'pull_requests:read',
    request => ok(review(request.github, reviewIn(request))),
  ),

  repositoryRoute(
    'PUT /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}/dismissals',
    'pull_requests:write',
    request => {
      const found = reviewIn(request)
      const { message } = request.body as { message: string }
      dismissReview(request.github, found, message, request.actor, request.app)
      return ok(review(request.github, found))
    },
  ),
]

const states = { APPROVE: 'APPROVED', REQUEST_CHANGES: 'CHANGES_REQUESTED', COMMENT: 'COMMENTED' } as const

function submit(request: RepositoryRequest): Answer {
  const {
    event,
    body = '',
    commit_id,
  } = (request.body ?? {}) as {
    event?: keyof typeof states
    body?: string
    commit_id?: string
  }
  // “body: Required when using `REQUEST_CHANGES` or `COMMENT` for the `event` parameter.”
  if (body === '' && (event === 'REQUEST_CHANGES' || event === 'COMMENT')) {
    throw problem(422, 'Unprocessable Entity', ['Review body is required'])
  }
  const state = event ? states[event] : ('PENDING' as const)
  const wanted = { author: request.actor, state, body, ...(commit_id && { commitId: commit_id }) }
  return ok(review(request.github, submitReview(request.github, pullIn(request), wanted)))
}

function reviewIn(request: RepositoryRequest): Review {
  const found = pullIn(request).reviews.find(each => String(each.id) === request.params['review_id'])
  if (!found) throw notFound()
  return found
}
