import type { BlobReader } from '../blobs/read-blobs.ts'
import { outageOf } from '../outage.ts'
import type { GitHubReader, TreeEntry } from '../sources.ts'
import type { FindingsOf } from './gather-findings.ts'

/** What the files were where the pull request left its base branch. */
export interface BaseFiles {
  /** SHA of a file's blob; `null`: there was no file. */
  shaOf(path: string): Promise<string | null>
  /** Its text; `null`: there was no file. */
  text(path: string): Promise<string | null>
}

/** The files of which somebody may ask what they were. */
export interface AskedFiles {
  readonly reader: BlobReader
  readonly paths: readonly string[]
}

/** For more files than this the whole tree is one request instead of many. */
const MOST_ONE_BY_ONE = 3

/** Asks nothing before it is asked. */
export function baseFiles(
  github: Pick<GitHubReader, 'mergeBase' | 'tree' | 'fileSha'>,
  { pull: { repository, headSha, baseRef }, baseSha }: FindingsOf,
  { reader, paths }: AskedFiles,
): BaseFiles {
  const base = once(() => github.mergeBase(repository, baseSha ?? baseRef, headSha))
  const tree = once(async () => byPath(await unlessCutOff(github.tree(repository, await base()))))
  const known = async () => (paths.length > MOST_ONE_BY_ONE ? tree() : null)
  async function shaOf(path: string): Promise<string | null> {
    const all = await known()
    return all === null ? github.fileSha(repository, path, await base()) : (all.get(path) ?? null)
  }
  const prepared = once(async () => {
    const all = await known()
    const there = paths.map(path => ({ path, sha: all?.get(path) ?? null }))
    await reader.prepare(
      await base(),
      there.flatMap(({ path, sha }) => (sha === null ? [] : [{ path, sha }])),
    )
  })
  return {
    shaOf,
    async text(path) {
      await prepared()
      const sha = await shaOf(path)
      return sha === null ? null : reader.text({ sha, path })
    },
  }
}

/** GitHub cuts very large trees off: then each file is asked for. */
async function unlessCutOff(tree: Promise<readonly TreeEntry[]>): Promise<readonly TreeEntry[] | null> {
  try {
    return await tree
  } catch (error) {
    const outage = outageOf(error)
    if (outage === null || outage.isTemporary) throw error
    return null
  }
}

/** Regular files alone: what a link or a submodule becomes is new in all its lines. */
function byPath(tree: readonly TreeEntry[] | null): ReadonlyMap<string, string> | null {
  if (tree === null) return null
  const files = tree.filter(({ mode }) => mode.startsWith('100'))
  return new Map(files.map(({ path, sha }) => [path, sha]))
}

function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | null = null
  return () => (answer ??= ask())
}
