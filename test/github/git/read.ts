import { type Git, GitError } from './git.ts'
import { looseObject } from './loose.ts'
import { plainCommit, reaches, straightLine, time } from './walk.ts'

export interface GitCommit {
  readonly sha: string
  readonly tree: string
  readonly parents: readonly string[]
  readonly author: GitPerson
  readonly committer: GitPerson
  readonly message: string
}

export interface GitPerson {
  readonly name: string
  readonly email: string
  /** ISO 8601, UTC. */
  readonly date: string
}

export interface TreeEntry {
  readonly path: string
  readonly mode: string
  readonly type: 'blob' | 'tree' | 'commit'
  readonly sha: string
  readonly size: number | null
}

const format = '--format=%H%x00%T%x00%P%x00%an%x00%ae%x00%at%x00%cn%x00%ce%x00%ct%x00%B'
const fieldsOfACommit = 10

/** The commits that `head` has and `base` has not, oldest first; all of them where `base` is null. */
export async function commitsBetween(git: Git, base: string | null, head: string): Promise<GitCommit[]> {
  const line = await straightLine(git, base, head)
  if (line !== null) return line
  const range = base === null ? head : `${base}..${head}`
  return parseCommits(await git.fixed('log', '-z', '--reverse', '--topo-order', format, range, '--'))
}

export async function readCommit(git: Git, sha: string): Promise<GitCommit> {
  const plain = await plainCommit(git, sha)
  if (plain !== null) return plain
  const [commit] = parseCommits(await git.fixed('log', '-z', '-1', format, sha, '--'))
  if (!commit) throw new Error(`no commit ${sha}`)
  return commit
}

function parseCommits(output: Buffer): GitCommit[] {
  const text = output.toString()
  if (text === '') return []
  const fields = text.replace(/\0$/, '').split('\0')
  const commits: GitCommit[] = []
  for (let at = 0; at < fields.length; at += fieldsOfACommit) {
    const [sha = '', tree = '', parents = '', an = '', ae = '', ad, cn = '', ce = '', cd, message = ''] =
      fields.slice(at, at + fieldsOfACommit)
    commits.push({
      sha,
      tree,
      parents: parents === '' ? [] : parents.split(' '),
      author: { name: an, email: ae, date: time(ad) },
      committer: { name: cn, email: ce, date: time(cd) },
      message: message.replace(/\n$/, ''),
    })
  }
  return commits
}

/** The best common ancestor; `null` where the histories have nothing in common. */
export async function mergeBase(git: Git, one: string, other: string): Promise<string | null> {
  if (await reaches(git, other, one)) return one
  if (await reaches(git, one, other)) return other
  const answer = await unlessRefused(git.fixed('merge-base', one, other))
  return answer?.toString().trim() ?? null
}

/** The tree of a merge of both, or `null` when they conflict. */
export async function mergedTree(git: Git, ours: string, theirs: string): Promise<string | null> {
  const { tree, isClean } = await mergeTrees(git, ours, theirs)
  return isClean ? tree : null
}

/** The tree of a merge of both; where they conflict, with the conflict's markers in its files. */
export async function mergeTrees(
  git: Git,
  ours: string,
  theirs: string,
): Promise<{ readonly tree: string; readonly isClean: boolean }> {
  if (await reaches(git, theirs, ours)) return { tree: (await readCommit(git, theirs)).tree, isClean: true }
  if (await reaches(git, ours, theirs)) return { tree: (await readCommit(git, ours)).tree, isClean: true }
  try {
    const output = await git.fixed('merge-tree', '--write-tree', ours, theirs)
    return { tree: firstLine(output), isClean: true }
  } catch (error) {
    if (error instanceof GitError && error.code === 1)
      return { tree: firstLine(error.stdout), isClean: false }
    throw error
  }
}

function firstLine(output: Buffer): string {
  return output.toString().split('\n')[0] ?? ''
}

/** The entries of a tree or commit; with `recursive` those of all folders below too, folders first. */
export async function readTree(git: Git, sha: string, recursive: boolean): Promise<TreeEntry[]> {
  const output = await git.fixed('ls-tree', '-l', '-z', ...(recursive ? ['-r', '-t'] : []), sha)
  return output
    .toString()
    .split('\0')
    .filter(line => line !== '')
    .map(line => {
      const tab = line.indexOf('\t')
      const [mode = '', type = 'blob', sha = '', size = '-'] = line.slice(0, tab).split(/ +/)
      const entry = { path: line.slice(tab + 1), mode, type: type as TreeEntry['type'], sha }
      return { ...entry, size: size === '-' ? null : Number(size) }
    })
}

export async function readBlob(git: Git, sha: string): Promise<Buffer> {
  const object = await looseObject(git, sha)
  return object?.type === 'blob' ? object.content : git.fixed('cat-file', 'blob', sha)
}

const knownTypes = new WeakMap<Git, Map<string, string>>()

/** What kind of object this is; `null` when there is none. */
export async function objectType(git: Git, sha: string): Promise<string | null> {
  if (!/^[0-9a-f]{40}$/.test(sha)) return null
  const known = knownTypes.get(git) ?? new Map<string, string>()
  knownTypes.set(git, known)
  const type = known.get(sha)
  if (type !== undefined) return type
  const own = (await looseObject(git, sha))?.type
  const answer = own ?? (await unlessRefused(git.run(['cat-file', '-t', sha])))?.toString().trim()
  // What is not there yet may be written later.
  if (answer === undefined) return null
  known.set(sha, answer)
  return answer
}

/** Whether everything of `ancestor` is in `descendant`. */
export async function isAncestor(git: Git, ancestor: string, descendant: string): Promise<boolean> {
  const found = await reaches(git, descendant, ancestor)
  if (found !== null) return found
  return (await unlessRefused(git.fixed('merge-base', '--is-ancestor', ancestor, descendant))) !== null
}

async function unlessRefused(answer: Promise<Buffer>): Promise<Buffer | null> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof GitError && (error.code === 1 || error.code === 128)) return null
    throw error
  }
}
