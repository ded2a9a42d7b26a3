import type { Git } from './git.ts'
import { looseObject } from './loose.ts'
import type { GitCommit, GitPerson } from './read.ts'

/** Each of these answers `null` where git itself has to be asked. */

const knownCommits = new WeakMap<Git, Map<string, GitCommit>>()

/** A commit that git keeps in a file of its own, and that has nothing unusual in it. */
export async function plainCommit(git: Git, sha: string): Promise<GitCommit | null> {
  const known = knownCommits.get(git) ?? new Map<string, GitCommit>()
  knownCommits.set(git, known)
  const commit = known.get(sha) ?? parsed(sha, await looseObject(git, sha))
  if (commit !== null) known.set(sha, commit)
  return commit
}

const SHAPE =
  /^tree ([0-9a-f]{40})\n((?:parent [0-9a-f]{40}\n)*)author (.+) <(.*)> (\d+) \+0000\ncommitter (.+) <(.*)> (\d+) \+0000\n\n([^]*)$/

function parsed(sha: string, object: Awaited<ReturnType<typeof looseObject>>): GitCommit | null {
  if (object?.type !== 'commit' || object.content.includes(0)) return null
  const found = SHAPE.exec(object.content.toString())
  if (found === null) return null
  const [, tree = '', parents = '', authorName, authorEmail, authored, name, email, committed, message = ''] =
    found
  const author = plainPerson(authorName, authorEmail, authored)
  const committer = plainPerson(name, email, committed)
  if (author === null || committer === null) return null
  return {
    sha,
    tree,
    parents: parents.match(/[0-9a-f]{40}/g) ?? [],
    author,
    committer,
    message: message.replace(/\n$/, ''),
  }
}

/** Git takes blanks off, and has its own mind of addresses with brackets in them. */
function plainPerson(name = '', email = '', seconds = ''): GitPerson | null {
  if ([name, email].some(each => each !== each.trim() || /[<>]/.test(each))) return null
  return { name, email, date: time(seconds) }
}

/** ISO 8601, UTC, of a number of seconds since 1970. */
export function time(seconds: string | undefined): string {
  return new Date(Number(seconds) * 1000).toISOString().replace('.000Z', 'Z')
}

/** Whether `sha` is `from` or one of those before it. */
export async function reaches(git: Git, from: string, sha: string): Promise<boolean | null> {
  const seen = new Set([from])
  for (const at of seen) {
    if (at === sha) return true
    const commit = await plainCommit(git, at)
    if (commit === null) return null
    for (const parent of commit.parents) seen.add(parent)
  }
  return false
}

/** What comes after `base` up to `head`, oldest first, where no commit on the way is a merge; all of it for `null`. */
export async function straightLine(git: Git, base: string | null, head: string): Promise<GitCommit[] | null> {
  const line: GitCommit[] = []
  for (let at: string | null = head; at !== base; ) {
    const commit: GitCommit | null = at === null ? null : await plainCommit(git, at)
    if (commit === null || commit.parents.length > 1) return null
    line.push(commit)
    at = commit.parents[0] ?? null
  }
  return line.toReversed()
}
