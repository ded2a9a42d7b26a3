import type { PushedBranch } from '../intake/intake.ts'

/** Tells how commits came to their branch. */
export interface CommitOrigins {
  pullsOfCommit(repository: RepositoryName, sha: string): Promise<readonly PullOfCommit[]>
  commits(
    repository: RepositoryName,
    pull: { readonly number: number; readonly headSha: string; readonly baseRef: string },
  ): Promise<{ readonly commits: readonly { readonly sha: string }[] }>
}

interface RepositoryName {
  readonly owner: string
  readonly name: string
}

interface PullOfCommit {
  readonly number: number
  readonly merged: boolean
  readonly mergeSha: string | null
  readonly headSha: string
  readonly baseRef: string
}

/** A rebase brings each commit anew; more than this is not asked about one by one. */
const MOST_LOOKUPS = 100

/**
 * The pull requests whose merging moved the branch; `null` where something came with it that belongs to none: then
 * somebody pushed. A branch that was rewritten, made or taken away by hand is moved by nobody's merge.
 */
export async function mergesIn(
  github: CommitOrigins,
  push: Pick<PushedBranch, 'repository' | 'branch' | 'after' | 'change' | 'commits'>,
): Promise<readonly PullOfCommit[] | null> {
  const { after, change, repository, branch } = push
  if (after === null || change !== 'pushed') return null
  // Where GitHub does not list them all, the newest has to speak for them.
  const left = new Set([...(push.commits ?? []), after])
  const merges = new Map<number, PullOfCommit>()
  for (let lookups = 0; left.size > 0; lookups++) {
    if (lookups === MOST_LOOKUPS) return null
    const newest = [...left].at(-1) ?? after
    left.delete(newest)
    const found = (await github.pullsOfCommit(repository, newest)).filter(
      pull => pull.merged && pull.baseRef === branch,
    )
    if (found.length === 0) return null
    for (const pull of found) {
      if (merges.has(pull.number)) continue
      merges.set(pull.number, pull)
      // A merge commit brings the pull request's own commits.
      if (!left.has(pull.headSha)) continue
      const { commits } = await github.commits(repository, pull)
      for (const { sha } of commits) left.delete(sha)
      left.delete(pull.headSha)
    }
  }
  return [...merges.values()]
}
