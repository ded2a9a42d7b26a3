import { commitsBetween, type GitCommit } from '../git/read.ts'
import { type Answer, page, type RepositoryRequest, repositoryRoute } from '../request.ts'
import { simpleUser, simpleUserOrNull } from '../shapes/account.ts'
import { comment, review, timelineEvent } from '../shapes/conversation.ts'
import { gitCommit } from '../shapes/commit.ts'
import { type Json, nodeId } from '../shapes/json.ts'
import type { Activity } from '../state.ts'
import { pullIn } from './pulls.ts'

export const historyRoutes = [
  repositoryRoute('GET /repos/{owner}/{repo}/activity', 'contents:read', activities),
  repositoryRoute(
    'GET /repos/{owner}/{repo}/issues/{issue_number}/timeline',
    'issues:read|pull_requests:read',
    timeline,
  ),
]

/**
 * Pushes and other moves of branches, newest first, paged by a cursor. What happens in a fork is in the fork's list.
 * https://docs.github.com/en/rest/repos/repos#list-repository-activities
 */
function activities(request: RepositoryRequest): Answer {
  const { github, repository, query } = request
  const ref = query['ref'] && `refs/heads/${query['ref'].replace(/^refs\/heads\//, '')}`
  const found = repository.activities.filter(
    each =>
      (ref === undefined || each.ref === ref) &&
      (query['activity_type'] === undefined || each.type === query['activity_type']) &&
      (query['actor'] === undefined || each.actor.login === query['actor']),
  )
  const ordered = query['direction'] === 'asc' ? found : found.toReversed()
  const start =
    query['after'] === undefined ? 0 : ordered.findIndex(each => cursorOf(each) === query['after']) + 1
  const shown = ordered.slice(start, start + Math.min(Number(query['per_page'] ?? 30), 100))
  const last = shown.at(-1)
  const hasMore = start + shown.length < ordered.length
  const body = shown.map(each => ({
    id: each.id,
    node_id: nodeId('Activity', each.id),
    before: each.before,
    after: each.after,
    ref: each.ref,
    timestamp: each.timestamp,
    activity_type: each.type,
    actor: simpleUserOrNull(github, github.state.accounts.has(each.actor.id) ? each.actor : null),
  }))
  if (!last || !hasMore) return { status: 200, body }
  const further = new URLSearchParams({ ...query, after: cursorOf(last) })
  return { status: 200, body, headers: { link: `<${request.address}?${further.toString()}>; rel="next"` } }
}

function cursorOf(activity: Activity): string {
  return Buffer.from(`activity:${activity.id}`).toString('base64url')
}

/**
 * Everything that happened to a pull request, oldest first.
 * https://docs.github.com/en/rest/issues/timeline#list-timeline-events-for-an-issue
 */
async function timeline(request: RepositoryRequest): Promise<Answer> {
  const { github } = request
  const pull = pullIn(request)
  const commits = await commitsBetween(pull.repository.git, pull.baseSha, pull.headSha)
  const entries: [string, Json][] = [
    ...commits.map((each): [string, Json] => [each.committer.date, committed(request, each)]),
    ...pull.comments.map((each): [string, Json] => [
      each.createdAt,
      { ...comment(github, each), event: 'commented', actor: simpleUser(github, each.author) },
    ]),
    ...pull.reviews
      .filter(each => each.submittedAt !== null)
      .map((each): [string, Json] => [
        each.submittedAt ?? '',
        { ...review(github, each), state: each.state.toLowerCase(), event: 'reviewed' },
      ]),
    ...pull.timeline.map((each): [string, Json] => [each.createdAt, timelineEvent(github, pull, each)]),
  ]
  entries.sort(([one], [other]) => one.localeCompare(other))
  return page(request, entries, ([, entry]) => entry)
}

function committed({ github, repository }: RepositoryRequest, each: GitCommit): Json {
  return { ...gitCommit(github, repository, each), event: 'committed' }
}
