import type { Emulator } from '../emulator.ts'
import { problem } from '../problem.ts'
import type { Json } from '../shapes/json.ts'
import { wholePull } from '../shapes/pull.ts'
import type { Account, App, Pull, Repository } from '../state.ts'
import { emit } from './emit.ts'

export interface NewPull {
  readonly author: Account
  readonly title: string
  readonly body: string | null
  readonly draft: boolean
  readonly head: { readonly repository: Repository; readonly ref: string }
  readonly base: string
}

/** Opens a pull request between two branches that exist. */
export async function openPull(github: Emulator, repository: Repository, wanted: NewPull): Promise<Pull> {
  const headSha = wanted.head.repository.branches.get(wanted.head.ref)
  const baseSha = repository.branches.get(wanted.base)
  if (!headSha || !baseSha) throw problem(422, 'Validation Failed')
  const at = github.clock.tick()
  const pull: Pull = {
    id: github.state.nextId(),
    number: repository.nextNumber++,
    repository,
    author: wanted.author,
    title: wanted.title,
    body: wanted.body,
    draft: wanted.draft,
    state: 'open',
    headSha,
    headRef: wanted.head.ref,
    headRepository: wanted.head.repository,
    headOwner: wanted.head.repository.owner,
    baseRef: wanted.base,
    baseSha,
    labels: [],
    reviews: [],
    comments: [],
    requestedReviewers: [],
    requestedTeams: [],
    timeline: [],
    createdAt: at,
    updatedAt: at,
    closedAt: null,
    mergedAt: null,
    mergedBy: null,
    mergeCommitSha: null,
  }
  repository.pulls.set(pull.number, pull)
  await emitPull(github, pull, 'opened', wanted.author)
  return pull
}

/** Sends a `pull_request` event. */
export async function emitPull(
  github: Emulator,
  pull: Pull,
  action: string,
  by: Account,
  more: Json = {},
): Promise<void> {
  const pull_request = await wholePull(github, pull)
  emit(github, 'pull_request', pull.repository, by, { action, number: pull.number, ...more, pull_request })
}

export interface PullChange {
  readonly title?: string
  readonly body?: string | null
  readonly base?: string
}

/**
 * Changes title, description or base; the event's `changes` say what they were before.
 * https://docs.github.com/en/webhooks/webhook-events-and-payloads#pull_request
 */
export async function editPull(github: Emulator, pull: Pull, change: PullChange, by: Account): Promise<void> {
  const at = github.clock.tick()
  const changes: Json = {}
  if (change.title !== undefined && change.title !== pull.title) {
    const from = pull.title
    changes['title'] = { from }
    pull.title = change.title
    record(github, pull, 'renamed', by, { at, more: () => ({ rename: { from, to: change.title } }) })
  }
  if (change.body !== undefined && change.body !== pull.body) {
    changes['body'] = { from: pull.body ?? '' }
    pull.body = change.body
  }
  if (change.base !== undefined && change.base !== pull.baseRef) {
    const tip = pull.repository.branches.get(change.base)
    if (tip === undefined) throw problem(422, 'Validation Failed')
    changes['base'] = { ref: { from: pull.baseRef }, sha: { from: pull.baseSha } }
    pull.baseRef = change.base
    pull.baseSha = tip
    record(github, pull, 'base_ref_changed', by, { at })
  }
  if (Object.keys(changes).length === 0) return
  pull.updatedAt = at
  await emitPull(github, pull, 'edited', by, { changes })
}

/** Closes without merging, or opens again; a reopened pull request has the head that its branch has by then. */
export async function changeState(
  github: Emulator,
  pull: Pull,
  state: 'open' | 'closed',
  by: Account,
): Promise<void> {
  if (pull.state === state) return
  const at = github.clock.tick()
  pull.state = state
  pull.updatedAt = at
  pull.closedAt = state === 'closed' ? at : null
  if (state === 'open') {
    pull.headSha = pull.headRepository?.branches.get(pull.headRef) ?? pull.headSha
    pull.baseSha = pull.repository.branches.get(pull.baseRef) ?? pull.baseSha
  }
  const action = state === 'open' ? 'reopened' : 'closed'
  record(github, pull, action, by, { at })
  await emitPull(github, pull, action, by)
}

/** Closes it as merged by this commit; the event is the caller's. */
export function markMerged(github: Emulator, pull: Pull, sha: string, by: Account): void {
  const at = github.clock.tick()
  pull.state = 'closed'
  pull.closedAt = at
  pull.mergedAt = at
  pull.updatedAt = at
  pull.mergedBy = by
  pull.mergeCommitSha = sha
  record(github, pull, 'merged', by, { at, commitId: sha })
  record(github, pull, 'closed', by, { at })
}

export async function changeDraft(github: Emulator, pull: Pull, draft: boolean, by: Account): Promise<void> {
  if (pull.draft === draft) return
  const at = github.clock.tick()
  pull.draft = draft
  pull.updatedAt = at
  const event = draft ? 'converted_to_draft' : 'ready_for_review'
  record(github, pull, draft ? 'convert_to_draft' : event, by, { at })
  await emitPull(github, pull, event, by)
}

interface Recorded {
  readonly at: string
  readonly commitId?: string
  readonly app?: App | null
  readonly more?: () => Json
}

/** Adds an entry to the pull request's timeline. */
export function record(github: Emulator, pull: Pull, event: string, actor: Account, entry: Recorded): void {
  pull.timeline.push({
    id: github.state.nextId(),
    event,
    actor,
    app: entry.app ?? null,
    createdAt: entry.at,
    commitId: entry.commitId ?? null,
    more: entry.more ?? (() => ({})),
  })
}
