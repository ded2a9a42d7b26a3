import * as z from 'zod'
import type { BoundedCache } from '../../memory/bounded-cache.ts'
import { Incomplete, TooLarge } from '../errors.ts'
import { inRepository, type RepositoryName } from '../repository-name.ts'
import type { Requester } from '../requester.ts'

/** What never changes, by a key of SHAs. */
export interface Immutable {
  readonly scope: string
  readonly cache: BoundedCache<string>
}

const SHA = /^[0-9a-f]{40}([0-9a-f]{24})?$/

/**
 * What `headSha` changes against its merge base with `base`, as one unified diff with modes, renames and hunks.
 * Throws `TooLarge` where GitHub does not hand it out (406), so that trees can be compared instead.
 */
export function readDiff(
  requests: Requester,
  immutable: Immutable,
  repository: RepositoryName,
  base: string,
  headSha: string,
): Promise<string> {
  const what = `the diff of \`${headSha.slice(0, 7)}\``
  return remembered(immutable, ['diff', repository, base, headSha], async () => {
    const diff = await requests.get(
      { what, template: COMPARE, parameters: comparing(repository, base, headSha), format: 'diff' },
      z.string().or(z.instanceof(ArrayBuffer)),
    )
    if (typeof diff === 'string') return diff
    throw new TooLarge(`GitHub's answer for ${what} is no text.`)
  })
}

/** The newest commit that `base` (a branch or SHA) and `headSha` have in common. */
export function readMergeBase(
  requests: Requester,
  immutable: Immutable,
  repository: RepositoryName,
  base: string,
  headSha: string,
): Promise<string> {
  return remembered(immutable, ['merge-base', repository, base, headSha], async () => {
    const { merge_base_commit } = await requests.get(
      {
        what: `the merge base of \`${headSha.slice(0, 7)}\``,
        template: COMPARE,
        // The second page of commits has no files: all that is read here stands on every page.
        parameters: { ...comparing(repository, base, headSha), per_page: 1, page: 2 },
      },
      z.object({ merge_base_commit: z.object({ sha: z.string() }) }),
    )
    return merge_base_commit.sha
  })
}

/** One file, submodule or directory of a tree. */
export interface TreeEntry {
  readonly path: string
  readonly mode: string
  readonly type: 'blob' | 'tree' | 'commit'
  readonly sha: string
}

const treeAnswer = z.object({
  truncated: z.boolean(),
  tree: z.array(
    z.object({
      path: z.string(),
      mode: z.string(),
      type: z.enum(['blob', 'tree', 'commit']),
      sha: z.string(),
    }),
  ),
})

/** Everything that a commit holds, with modes. Throws `Incomplete` where GitHub cuts it off (100,000 entries). */
export async function readTree(
  requests: Requester,
  immutable: Immutable,
  repository: RepositoryName,
  sha: string,
): Promise<TreeEntry[]> {
  const what = `the tree of \`${sha.slice(0, 7)}\``
  const text = await remembered(immutable, ['tree', repository, sha], async () => {
    const { truncated, tree } = await requests.get(
      {
        what,
        template: 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}',
        parameters: { ...inRepository(repository), tree_sha: sha, recursive: '1' },
      },
      treeAnswer,
    )
    if (truncated) throw new Incomplete(`GitHub cuts ${what} off: it has too many files.`)
    return JSON.stringify(tree)
  })
  return JSON.parse(text) as TreeEntry[]
}

const COMPARE = 'GET /repos/{owner}/{repo}/compare/{basehead}'

function comparing(repository: RepositoryName, base: string, headSha: string) {
  return { ...inRepository(repository), basehead: `${base}...${headSha}` }
}

/** Asks once for what is named by SHAs alone; what a branch name leads to is asked again every time. */
async function remembered(
  { scope, cache }: Immutable,
  [kind, repository, ...names]: [string, RepositoryName, ...string[]],
  read: () => Promise<string>,
): Promise<string> {
  if (!names.every(name => SHA.test(name))) return read()
  const key = [scope, kind, repository.owner, repository.name, ...names].join(' ')
  const known = cache.get(key)
  if (known !== undefined) return known
  const value = await read()
  cache.set(key, value)
  return value
}
