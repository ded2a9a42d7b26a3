import { outageOf } from '../outage.ts'
import type { GitHubReader, TreeEntry } from '../sources.ts'
import type { FindingsOf } from './gather-findings.ts'

/** What the files were where the pull request left its base branch. */
export interface BaseFiles {
  /** SHA of a file's blob; `null`: there was no file. */
  shaOf(path: string): Promise<string | null>
}

/** For more files than this the whole tree is one request instead of many. */
const MOST_ONE_BY_ONE = 3

/** Asks nothing before it is asked. `count`: how many files will be asked for. */
export function baseFiles(
  github: Pick<GitHubReader, 'mergeBase' | 'tree' | 'fileSha'>,
  { pull: { repository, headSha, baseRef }, baseSha }: FindingsOf,
  count: number,
): BaseFiles {
  const base = once(() => github.mergeBase(repository, baseSha ?? baseRef, headSha))
  const tree = once(async () => byPath(await unlessCutOff(github.tree(repository, await base()))))
  return {
    async shaOf(path) {
      const known = count > MOST_ONE_BY_ONE ? await tree() : null
      return known === null ? github.fileSha(repository, path, await base()) : (known.get(path) ?? null)
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
