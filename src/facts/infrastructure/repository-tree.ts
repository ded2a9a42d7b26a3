import { posix } from 'node:path'
import { isTerraform, isVariables } from '../../audit/terraform-paths.ts'
import type { Repository } from '../../model/pull-request.ts'
import type { BlobReader } from '../blobs/read-blobs.ts'
import type { GitHubReader } from '../sources.ts'

/** The files of a repository at a commit. */
export interface RepositoryTree {
  readonly commitSha: string
  /** Path → SHA of the blob; of a link to a file that file’s. */
  readonly files: ReadonlyMap<string, string>
  /** Links with the name of a Terraform file that lead to no file of the repository. */
  readonly broken: ReadonlySet<string>
  /** Path of a link → path of the file that it leads to. */
  readonly links: ReadonlyMap<string, string>
}

/** Nobody links by hand to so many different files. */
const MOST_LINKS = 100

/**
 * Reads the tree of a commit. Links to Terraform files are followed, as Terraform does: modules often share a file so.
 * Throws where GitHub cuts the tree off.
 */
export async function repositoryTree(
  github: Pick<GitHubReader, 'tree'>,
  reader: BlobReader,
  repository: Repository,
  commitSha: string,
): Promise<RepositoryTree> {
  const entries = await github.tree(repository, commitSha)
  const files = new Map(
    entries.filter(({ mode }) => mode.startsWith('100')).map(({ path, sha }) => [path, sha]),
  )
  const linked = entries.filter(
    ({ mode, path }) => mode === '120000' && (isTerraform(path) || isVariables(path)),
  )
  const links = new Map<string, string>()
  const broken = new Set<string>()
  const followed = new Set(linked.map(({ sha }) => sha).slice(0, MOST_LINKS))
  for (const link of linked) {
    const target = followed.has(link.sha) ? leadsTo(link.path, await reader.text(link)) : null
    const sha = target === null ? undefined : files.get(target)
    if (target === null || sha === undefined) broken.add(link.path)
    else links.set(link.path, target)
  }
  for (const [path, target] of links) files.set(path, files.get(target) ?? '')
  for (const path of broken) files.set(path, '')
  return { commitSha, files, broken, links }
}

/** `null`: outside of the repository. */
function leadsTo(link: string, written: string): string | null {
  if (written.startsWith('/') || written.length > 4_096) return null
  const path = posix.normalize(posix.join(posix.dirname(link), written.trim()))
  return path.startsWith('..') ? null : path
}
