import type { Emulator } from '../emulator.ts'
import { changedFiles } from '../git/diff.ts'
import { commitsBetween, mergeBase, mergedTree } from '../git/read.ts'
import type { Label, Pull, Repository } from '../state.ts'
import { simpleUser, simpleUserOrNull } from './account.ts'
import { association } from './association.ts'
import { type Json, nodeId } from './json.ts'
import { repositoryPage, repositoryUrl, wholeRepository } from './repository.ts'
import { wholeTeam } from './team.ts'

/** `pull-request-simple`: an entry of a list. */
export function simplePull(github: Emulator, pull: Pull): Json {
  const url = `${repositoryUrl(github, pull.repository)}/pulls/${pull.number}`
  const issue = `${repositoryUrl(github, pull.repository)}/issues/${pull.number}`
  const page = pullPage(github, pull)
  const addresses = {
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: `${repositoryUrl(github, pull.repository)}/pulls/comments{/number}`,
    comments_url: `${issue}/comments`,
    statuses_url: `${repositoryUrl(github, pull.repository)}/statuses/${pull.headSha}`,
  }
  return {
    url,
    id: pull.id,
    node_id: nodeId('PullRequest', pull.id),
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    issue_url: issue,
    ...addresses,
    number: pull.number,
    state: pull.state,
    locked: false,
    title: pull.title,
    user: simpleUser(github, pull.author),
    body: pull.body,
    labels: pull.labels.map(each => label(github, pull.repository, each)),
    milestone: null,
    active_lock_reason: null,
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    closed_at: pull.closedAt,
    merged_at: pull.mergedAt,
    merge_commit_sha: pull.mergeCommitSha,
    assignee: null,
    assignees: [],
    requested_reviewers: pull.requestedReviewers.map(each => simpleUser(github, each)),
    requested_teams: pull.requestedTeams.map(each => wholeTeam(github, each)),
    head: end(github, pull.headRepository, pull.headOwner.login, pull.headRef, pull.headSha),
    base: end(github, pull.repository, pull.repository.owner.login, pull.baseRef, pull.baseSha),
    _links: links(url, page, issue, addresses),
    author_association: association(github, pull.repository, pull.author),
    auto_merge: null,
    draft: pull.draft,
  }
}

/** `pull-request`: one by itself, and in events, with what has to be counted. */
export async function wholePull(github: Emulator, pull: Pull): Promise<Json> {
  const { git } = pull.repository
  const [commits, files, mergeable] = await Promise.all([
    commitsBetween(git, pull.baseSha, pull.headSha),
    filesOf(pull),
    isMergeable(pull),
  ])
  return {
    ...simplePull(github, pull),
    merged: pull.mergedAt !== null,
    mergeable,
    rebaseable: mergeable,
    mergeable_state: mergeableState(pull, mergeable),
    merged_by: simpleUserOrNull(github, pull.mergedBy),
    comments: pull.comments.length,
    review_comments: 0,
    maintainer_can_modify: false,
    commits: commits.length,
    additions: files.reduce((sum, file) => sum + file.additions, 0),
    deletions: files.reduce((sum, file) => sum + file.deletions, 0),
    changed_files: files.length,
  }
}

/** All changed files against the merge base. */
export async function filesOf(pull: Pull): ReturnType<typeof changedFiles> {
  const { git } = pull.repository
  const base = await mergeBase(git, pull.baseSha, pull.headSha)
  return base === null ? [] : changedFiles(git, base, pull.headSha)
}

async function isMergeable(pull: Pull): Promise<boolean | null> {
  const base = pull.repository.branches.get(pull.baseRef)
  if (pull.state === 'closed' || base === undefined) return null
  return (await mergedTree(pull.repository.git, base, pull.headSha)) !== null
}

function mergeableState(pull: Pull, mergeable: boolean | null): string {
  if (mergeable === null) return 'unknown'
  if (!mergeable) return 'dirty'
  return pull.draft ? 'draft' : 'clean'
}

export function pullPage(github: Emulator, pull: Pull): string {
  return `${repositoryPage(github, pull.repository)}/pull/${pull.number}`
}

/** `pull-request-minimal`: how it appears inside checks. */
export function minimalPull(github: Emulator, pull: Pull): Json {
  return {
    url: `${repositoryUrl(github, pull.repository)}/pulls/${pull.number}`,
    id: pull.id,
    number: pull.number,
    head: minimalEnd(github, pull.headRepository ?? pull.repository, pull.headRef, pull.headSha),
    base: minimalEnd(github, pull.repository, pull.baseRef, pull.baseSha),
  }
}

function minimalEnd(github: Emulator, repository: Repository, ref: string, sha: string): Json {
  return {
    ref,
    sha,
    repo: { id: repository.id, url: repositoryUrl(github, repository), name: repository.name },
  }
}

function end(github: Emulator, repository: Repository | null, owner: string, ref: string, sha: string): Json {
  return {
    label: `${owner}:${ref}`,
    ref,
    sha,
    user: simpleUserOrNull(github, repository?.owner),
    repo: repository && wholeRepository(github, repository),
  }
}

function links(url: string, page: string, issue: string, addresses: Record<string, string>): Json {
  const hrefs = { self: url, html: page, issue }
  const others = Object.entries(addresses).map(([name, href]) => [name.replace(/_url$/, ''), { href }])
  return {
    ...Object.fromEntries(Object.entries(hrefs).map(([name, href]) => [name, { href }])),
    ...Object.fromEntries(others),
  }
}

export function label(github: Emulator, repository: Repository, each: Label): Json {
  return {
    id: each.id,
    node_id: nodeId('Label', each.id),
    url: `${repositoryUrl(github, repository)}/labels/${encodeURIComponent(each.name)}`,
    name: each.name,
    // GitHub's description of the list of pull requests has no `null` here.
    description: '',
    color: each.color,
    default: false,
  }
}
