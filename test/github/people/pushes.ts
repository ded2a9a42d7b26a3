import { signatureOf, withCoAuthors } from '../actions/authors.ts'
import type { Emulator } from '../emulator.ts'
import { type Files, type Signature, writeCommit } from '../git/commit.ts'
import type { Repository } from '../state.ts'
import { person } from './names.ts'

export interface Push {
  readonly by: string
  readonly files?: Files
  readonly message?: string
  /** Who wrote it, where that is somebody else: a login, or a name with an address. */
  readonly author?: string | Signature
  /** Who committed it, where that is somebody else. */
  readonly committer?: string | Signature
  /** Named by `Co-authored-by`: logins, or names with addresses. */
  readonly coAuthors?: readonly (string | Signature)[]
  /** True: its events are lost on their way to the App. */
  readonly suppressEvent?: boolean
}

/** Writes a commit as somebody; `tree` where it does not begin with its first parent's. */
export async function commitBy(
  github: Emulator,
  repository: Repository,
  parents: readonly string[],
  push: Push,
  tree?: string,
): Promise<string> {
  const signed = (who: string | Signature) =>
    typeof who === 'string' ? signatureOf(person(github, who)) : who
  const message = push.message ?? 'Change'
  return writeCommit(repository.git, {
    parents,
    files: push.files ?? {},
    message: withCoAuthors(message, (push.coAuthors ?? []).map(signed)),
    author: signed(push.author ?? push.by),
    committer: signed(push.committer ?? push.by),
    at: github.clock.tick(),
    ...(tree !== undefined && { tree }),
  })
}

/** While it runs, events are lost on their way, where that is wanted. */
export async function losing<T>(
  github: Emulator,
  isLost: boolean | undefined,
  task: () => Promise<T>,
): Promise<T> {
  github.webhooks.losing = isLost ?? false
  try {
    return await task()
  } finally {
    github.webhooks.losing = false
  }
}
