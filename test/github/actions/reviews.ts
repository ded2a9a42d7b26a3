import type { Emulator } from '../emulator.ts'
import { atLeast, permissionOf } from '../find.ts'
import { problem } from '../problem.ts'
import { simpleUser } from '../shapes/account.ts'
import { reviewInEvent } from '../shapes/conversation.ts'
import type { Json } from '../shapes/json.ts'
import { simplePull } from '../shapes/pull.ts'
import { simpleTeam } from '../shapes/team.ts'
import type { Account, App, Pull, Review, ReviewState, Team } from '../state.ts'
import { emit } from './emit.ts'
import { emitPull, record } from './pulls.ts'

export interface NewReview {
  readonly author: Account
  readonly state: Exclude<ReviewState, 'DISMISSED'>
  readonly body?: string
  /** The commit that was looked at; left out: the head. */
  readonly commitId?: string
}

/** Submits a review. It leaves the list of those who were asked, as at GitHub. */
export function submitReview(github: Emulator, pull: Pull, wanted: NewReview): Review {
  const own = wanted.author === pull.author
  if (own && wanted.state === 'APPROVED') throw refused('Can not approve your own pull request')
  if (own && wanted.state === 'CHANGES_REQUESTED') {
    throw refused('Can not request changes on your own pull request')
  }
  const at = github.clock.tick()
  const review: Review = {
    id: github.state.nextId(),
    pull,
    author: wanted.author,
    state: wanted.state,
    body: wanted.body ?? '',
    commitId: wanted.commitId ?? pull.headSha,
    submittedAt: wanted.state === 'PENDING' ? null : at,
  }
  pull.reviews.push(review)
  if (review.state === 'PENDING') return review
  pull.updatedAt = at
  const asked = pull.requestedReviewers.indexOf(wanted.author)
  if (asked !== -1) pull.requestedReviewers.splice(asked, 1)
  emitReview(github, review, 'submitted', wanted.author)
  return review
}

export function editReview(github: Emulator, review: Review, body: string, by: Account): void {
  const from = review.body
  review.body = body
  emitReview(github, review, 'edited', by, { changes: { body: { from } } })
}

/**
 * Dismisses an approval or a request for changes; its body stays as it was, the message goes to the timeline.
 * https://docs.github.com/en/rest/pulls/reviews#dismiss-a-review-for-a-pull-request
 */
export function dismissReview(
  github: Emulator,
  review: Review,
  message: string,
  by: Account,
  app: App | null,
): void {
  const { pull, state } = review
  if (!mayDismiss(github, pull, by, app)) throw problem(403, 'You are not authorized to dismiss this review')
  if (state !== 'APPROVED' && state !== 'CHANGES_REQUESTED') {
    throw refused(`Can not dismiss a ${state.toLowerCase()} pull request review`)
  }
  const at = github.clock.tick()
  review.state = 'DISMISSED'
  pull.updatedAt = at
  const dismissed_review = { state: state.toLowerCase(), review_id: review.id, dismissal_message: message }
  record(github, pull, 'review_dismissed', by, { at, app, more: () => ({ dismissed_review }) })
  emitReview(github, review, 'dismissed', by)
}

/**
 * On a protected branch, those whom the protection lists; else everybody who may write.
 * https://docs.github.com/en/pull-requests/collaborating-with-pull-requests/reviewing-changes-in-pull-requests/dismissing-a-pull-request-review
 */
function mayDismiss(github: Emulator, pull: Pull, by: Account, app: App | null): boolean {
  const listed = pull.repository.protections.get(pull.baseRef)?.mayDismiss ?? null
  if (listed !== null) return listed.includes(app?.slug ?? by.login)
  return app !== null || atLeast(permissionOf(github.state, pull.repository, by), 'write')
}

function emitReview(github: Emulator, review: Review, action: string, by: Account, more: Json = {}): void {
  emit(github, 'pull_request_review', review.pull.repository, by, {
    action,
    ...more,
    review: reviewInEvent(github, review),
    pull_request: simplePull(github, review.pull),
  })
}

/** Asks people and teams for a review; asking twice changes nothing. */
export async function requestReview(
  github: Emulator,
  pull: Pull,
  wanted: { readonly people: readonly Account[]; readonly teams: readonly Team[] },
  by: Account,
): Promise<void> {
  if (wanted.people.includes(pull.author))
    throw refused('Review cannot be requested from pull request author.')
  for (const person of wanted.people) {
    if (pull.requestedReviewers.includes(person)) continue
    pull.requestedReviewers.push(person)
    const requested_reviewer = simpleUser(github, person)
    recordRequest(github, pull, 'review_requested', by, { requested_reviewer })
    await emitPull(github, pull, 'review_requested', by, { requested_reviewer })
  }
  for (const team of wanted.teams) {
    if (pull.requestedTeams.includes(team)) continue
    pull.requestedTeams.push(team)
    const requested_team = simpleTeam(github, team)
    recordRequest(github, pull, 'review_requested', by, { requested_team })
    await emitPull(github, pull, 'review_requested', by, { requested_team })
  }
}

/** Takes requests back; of whoever was not asked, nothing happens. */
export async function removeRequest(
  github: Emulator,
  pull: Pull,
  unwanted: { readonly people: readonly Account[]; readonly teams: readonly Team[] },
  by: Account,
): Promise<void> {
  for (const person of unwanted.people.filter(each => take(pull.requestedReviewers, each))) {
    const requested_reviewer = simpleUser(github, person)
    recordRequest(github, pull, 'review_request_removed', by, { requested_reviewer })
    await emitPull(github, pull, 'review_request_removed', by, { requested_reviewer })
  }
  for (const team of unwanted.teams.filter(each => take(pull.requestedTeams, each))) {
    const requested_team = simpleTeam(github, team)
    recordRequest(github, pull, 'review_request_removed', by, { requested_team })
    await emitPull(github, pull, 'review_request_removed', by, { requested_team })
  }
}

function recordRequest(github: Emulator, pull: Pull, event: string, by: Account, whom: Json): void {
  const at = github.clock.tick()
  pull.updatedAt = at
  record(github, pull, event, by, { at, more: () => ({ review_requester: simpleUser(github, by), ...whom }) })
}

function take<T>(list: T[], item: T): boolean {
  const at = list.indexOf(item)
  if (at !== -1) list.splice(at, 1)
  return at !== -1
}

function refused(message: string): Error {
  return problem(422, 'Unprocessable Entity', [message])
}
