import {
  addLabel,
  deleteComment,
  editComment,
  react,
  removeLabel,
  writeComment,
} from '../actions/comments.ts'
import { notFound, problem } from '../problem.ts'
import {
  type Answer,
  created,
  noContent,
  ok,
  page,
  type RepositoryRequest,
  repositoryRoute,
} from '../request.ts'
import { comment, reaction } from '../shapes/conversation.ts'
import { label } from '../shapes/pull.ts'
import type { Comment, Reaction } from '../state.ts'
import { pullIn } from './pulls.ts'

const reading = 'issues:read|pull_requests:read'
const writing = 'issues:write|pull_requests:write'

export const commentRoutes = [
  repositoryRoute('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', reading, request => {
    const { since } = request.query
    const found = pullIn(request).comments.filter(each => since === undefined || each.updatedAt >= since)
    return page(request, found, each => comment(request.github, each))
  }),

  repositoryRoute('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', writing, request => {
    const { body } = request.body as { body: string }
    const written = writeComment(request.github, pullIn(request), body, request.actor, request.app)
    return created(comment(request.github, written))
  }),

  repositoryRoute('GET /repos/{owner}/{repo}/issues/comments/{comment_id}', reading, request =>
    ok(comment(request.github, commentIn(request))),
  ),

  repositoryRoute('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', writing, request => {
    const found = commentIn(request)
    editComment(request.github, found, (request.body as { body: string }).body, request.actor)
    return ok(comment(request.github, found))
  }),

  repositoryRoute('DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}', writing, request => {
    deleteComment(request.github, commentIn(request), request.actor)
    return noContent
  }),

  // Unlike comments, reactions to them need “Issues” also on pull requests.
  repositoryRoute(
    'GET /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions',
    'issues:read',
    request => page(request, commentIn(request).reactions, each => reaction(request.github, each)),
  ),

  // “A response with an HTTP `200` status means that you already added the reaction type to this issue comment.”
  repositoryRoute(
    'POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions',
    'issues:write',
    request => {
      const { content } = request.body as Pick<Reaction, 'content'>
      const added = react(request.github, commentIn(request), content, request.actor)
      return { status: added.isNew ? 201 : 200, body: reaction(request.github, added.reaction) }
    },
  ),
]

export const labelRoutes = [
  repositoryRoute('GET /repos/{owner}/{repo}/issues/{issue_number}/labels', reading, request =>
    page(request, pullIn(request).labels, each => label(request.github, request.repository, each)),
  ),

  repositoryRoute('POST /repos/{owner}/{repo}/issues/{issue_number}/labels', writing, async request => {
    const body = request.body as { labels?: (string | { name: string })[] } | string[]
    const wanted = Array.isArray(body) ? body : (body.labels ?? [])
    for (const each of wanted) {
      const name = typeof each === 'string' ? each : each.name
      await addLabel(request.github, pullIn(request), name, request.actor, request.app)
    }
    return labelsOf(request)
  }),

  repositoryRoute(
    'DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}',
    writing,
    async request => {
      const name = request.params['name'] ?? ''
      const removed = await removeLabel(request.github, pullIn(request), name, request.actor, request.app)
      if (!removed) throw problem(404, 'Label does not exist')
      return labelsOf(request)
    },
  ),
]

function labelsOf(request: RepositoryRequest): Answer {
  return ok(pullIn(request).labels.map(each => label(request.github, request.repository, each)))
}

function commentIn({ repository, params }: RepositoryRequest): Comment {
  for (const pull of repository.pulls.values()) {
    const found = pull.comments.find(each => String(each.id) === params['comment_id'])
    if (found) return found
  }
  throw notFound()
}
