import type { Emulator } from '../emulator.ts'
import { problem } from '../problem.ts'
import { comment as shape, issue } from '../shapes/conversation.ts'
import type { Json } from '../shapes/json.ts'
import { label as labelShape } from '../shapes/pull.ts'
import type { Account, App, Comment, Pull, Reaction, Repository } from '../state.ts'
import { emit } from './emit.ts'
import { emitPull, record } from './pulls.ts'

/** Writes a comment; through an App it carries the App, which nobody can forge. */
export function writeComment(
  github: Emulator,
  pull: Pull,
  body: string,
  author: Account,
  app: App | null,
): Comment {
  refuseTooLong(body)
  const at = github.clock.tick()
  const comment: Comment = {
    id: github.state.nextId(),
    pull,
    author,
    body,
    app,
    createdAt: at,
    updatedAt: at,
    reactions: [],
  }
  pull.comments.push(comment)
  pull.updatedAt = at
  emitComment(github, comment, 'created', author)
  return comment
}

export function editComment(github: Emulator, comment: Comment, body: string, by: Account): void {
  refuseTooLong(body)
  const from = comment.body
  comment.body = body
  comment.updatedAt = github.clock.tick()
  emitComment(github, comment, 'edited', by, { changes: { body: { from } } })
}

export function deleteComment(github: Emulator, comment: Comment, by: Account): void {
  const { comments } = comment.pull
  const at = comments.indexOf(comment)
  if (at === -1) return
  comments.splice(at, 1)
  emitComment(github, comment, 'deleted', by)
}

// A comment's body has at most 65,536 characters; GitHub says so only in its answer.
function refuseTooLong(body: string): void {
  if (body.length <= 65_536) return
  const message = 'body is too long (maximum is 65536 characters)'
  throw problem(422, 'Validation Failed', [
    { resource: 'IssueComment', field: 'body', code: 'custom', message },
  ])
}

function emitComment(github: Emulator, comment: Comment, action: string, by: Account, more: Json = {}): void {
  emit(github, 'issue_comment', comment.pull.repository, by, {
    action,
    ...more,
    issue: issue(github, comment.pull),
    comment: shape(github, comment),
  })
}

/** Adds a reaction; the second of the same kind by the same account is the first one. */
export function react(
  github: Emulator,
  comment: Comment,
  content: Reaction['content'],
  author: Account,
): { readonly reaction: Reaction; readonly isNew: boolean } {
  const existing = comment.reactions.find(each => each.author === author && each.content === content)
  if (existing) return { reaction: existing, isNew: false }
  const reaction = { id: github.state.nextId(), author, content, createdAt: github.clock.tick() }
  comment.reactions.push(reaction)
  return { reaction, isNew: true }
}

/** Puts a label on a pull request; the repository gets it when it has none of that name. */
export async function addLabel(
  github: Emulator,
  pull: Pull,
  name: string,
  by: Account,
  app: App | null = null,
): Promise<void> {
  if (pull.labels.some(each => sameName(each.name, name))) return
  const label = labelOf(github, pull.repository, name)
  const at = github.clock.tick()
  pull.labels.push(label)
  pull.updatedAt = at
  record(github, pull, 'labeled', by, { at, app, more: () => ({ label: { name, color: label.color } }) })
  await emitPull(github, pull, 'labeled', by, { label: labelShape(github, pull.repository, label) })
}

/** Takes a label off; false when it was not there. */
export async function removeLabel(
  github: Emulator,
  pull: Pull,
  name: string,
  by: Account,
  app: App | null = null,
): Promise<boolean> {
  const at = pull.labels.findIndex(each => sameName(each.name, name))
  const [label] = at === -1 ? [] : pull.labels.splice(at, 1)
  if (!label) return false
  const when = github.clock.tick()
  pull.updatedAt = when
  record(github, pull, 'unlabeled', by, {
    at: when,
    app,
    more: () => ({ label: { name, color: label.color } }),
  })
  await emitPull(github, pull, 'unlabeled', by, { label: labelShape(github, pull.repository, label) })
  return true
}

function labelOf(github: Emulator, repository: Repository, name: string) {
  const key = name.toLowerCase()
  const label = repository.labels.get(key) ?? { id: github.state.nextId(), name, color: 'ededed' }
  repository.labels.set(key, label)
  return label
}

function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}
