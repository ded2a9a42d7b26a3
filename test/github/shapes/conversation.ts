import type { Emulator } from '../emulator.ts'
import type { Comment, Pull, Reaction, Review, TimelineEvent } from '../state.ts'
import { simpleUser, simpleUserOrNull } from './account.ts'
import { app } from './app.ts'
import { association } from './association.ts'
import { type Json, nodeId } from './json.ts'
import { label, pullPage } from './pull.ts'
import { repositoryUrl } from './repository.ts'

/** `pull-request-review`. */
export function review(github: Emulator, each: Review): Json {
  const page = `${pullPage(github, each.pull)}#pullrequestreview-${each.id}`
  const pull = `${repositoryUrl(github, each.pull.repository)}/pulls/${each.pull.number}`
  return {
    id: each.id,
    node_id: nodeId('PullRequestReview', each.id),
    user: simpleUserOrNull(github, each.author),
    body: each.body,
    state: each.state,
    html_url: page,
    pull_request_url: pull,
    author_association: association(github, each.pull.repository, each.author),
    _links: { html: { href: page }, pull_request: { href: pull } },
    ...(each.submittedAt && { submitted_at: each.submittedAt }),
    commit_id: each.commitId,
  }
}

/**
 * A review inside an event: its state is in lower case there, and in upper case in the API's answers.
 * https://docs.github.com/en/webhooks/webhook-events-and-payloads#pull_request_review
 */
export function reviewInEvent(github: Emulator, each: Review): Json {
  return { ...review(github, each), state: each.state.toLowerCase(), submitted_at: each.submittedAt }
}

/** `issue-comment`. */
export function comment(github: Emulator, each: Comment): Json {
  const base = repositoryUrl(github, each.pull.repository)
  const url = `${base}/issues/comments/${each.id}`
  return {
    url,
    html_url: `${pullPage(github, each.pull)}#issuecomment-${each.id}`,
    issue_url: `${base}/issues/${each.pull.number}`,
    id: each.id,
    node_id: nodeId('IssueComment', each.id),
    user: simpleUser(github, each.author),
    created_at: each.createdAt,
    updated_at: each.updatedAt,
    body: each.body,
    author_association: association(github, each.pull.repository, each.author),
    reactions: reactions(`${url}/reactions`, each.reactions),
    performed_via_github_app: each.app && app(github, each.app),
  }
}

const contents = ['+1', '-1', 'laugh', 'hooray', 'confused', 'heart', 'rocket', 'eyes'] as const

/** `reaction-rollup`. */
function reactions(url: string, all: readonly Reaction[]): Json {
  const counts = contents.map(content => [content, all.filter(each => each.content === content).length])
  return { url, total_count: all.length, ...Object.fromEntries(counts) }
}

/** `reaction`. */
export function reaction(github: Emulator, each: Reaction): Json {
  return {
    id: each.id,
    node_id: nodeId('Reaction', each.id),
    user: simpleUser(github, each.author),
    content: each.content,
    created_at: each.createdAt,
  }
}

/** The issue that every pull request is, as events about comments bring it. */
export function issue(github: Emulator, pull: Pull): Json {
  const url = `${repositoryUrl(github, pull.repository)}/issues/${pull.number}`
  return {
    url,
    repository_url: repositoryUrl(github, pull.repository),
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: pullPage(github, pull),
    id: pull.id,
    node_id: nodeId('PullRequest', pull.id),
    number: pull.number,
    title: pull.title,
    user: simpleUser(github, pull.author),
    labels: pull.labels.map(each => label(github, pull.repository, each)),
    state: pull.state,
    locked: false,
    assignee: null,
    assignees: [],
    milestone: null,
    comments: pull.comments.length,
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    closed_at: pull.closedAt,
    author_association: association(github, pull.repository, pull.author),
    active_lock_reason: null,
    draft: pull.draft,
    pull_request: {
      url: `${repositoryUrl(github, pull.repository)}/pulls/${pull.number}`,
      html_url: pullPage(github, pull),
      diff_url: `${pullPage(github, pull)}.diff`,
      patch_url: `${pullPage(github, pull)}.patch`,
      merged_at: pull.mergedAt,
    },
    body: pull.body,
    reactions: reactions(`${url}/reactions`, []),
    performed_via_github_app: null,
    state_reason: null,
  }
}

/** An entry of the timeline that is neither a commit, a comment nor a review. */
export function timelineEvent(github: Emulator, pull: Pull, each: TimelineEvent): Json {
  const base = repositoryUrl(github, pull.repository)
  return {
    id: each.id,
    node_id: nodeId('TimelineEvent', each.id),
    url: `${base}/issues/events/${each.id}`,
    actor: simpleUser(github, each.actor),
    event: each.event,
    commit_id: each.commitId,
    commit_url: each.commitId && `${base}/commits/${each.commitId}`,
    created_at: each.createdAt,
    performed_via_github_app: each.app && app(github, each.app),
    ...each.more(),
  }
}
