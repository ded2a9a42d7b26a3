import { readBlob, readTree } from './git/read.ts'
import { type Json, nodeId } from './shapes/json.ts'
import type { Repository } from './state.ts'

/** Longer texts are cut off; GitHub does not say where. */
const LONGEST_TEXT = 512 * 1024

/** What stands at a path of a commit; `null`: nothing, or a submodule, whose commit is elsewhere. */
export async function contentNode({ git }: Repository, sha: string, path: string): Promise<Json | null> {
  if (path === '') return treeNode(git, sha)
  const entry = (await readTree(git, sha, true)).find(each => each.path === path)
  if (!entry || entry.type === 'commit') return null
  return entry.type === 'tree' ? treeNode(git, entry.sha) : blobNode(git, entry.sha)
}

async function treeNode(git: Repository['git'], sha: string): Promise<Json> {
  const entries = await readTree(git, sha, false)
  return {
    __typename: 'Tree',
    id: nodeId('Tree', sha),
    oid: sha,
    // The mode's digits are octal, the number is not written so.
    entries: entries.map(({ path, mode, ...rest }) => ({
      name: path,
      mode: Number.parseInt(mode, 8),
      type: rest.type,
      oid: rest.sha,
    })),
  }
}

async function blobNode(git: Repository['git'], sha: string): Promise<Json> {
  const bytes = await readBlob(git, sha)
  const isBinary = bytes.includes(0)
  return {
    __typename: 'Blob',
    id: nodeId('Blob', sha),
    oid: sha,
    byteSize: bytes.length,
    isBinary,
    isTruncated: bytes.length > LONGEST_TEXT,
    text: isBinary ? null : bytes.subarray(0, LONGEST_TEXT).toString(),
  }
}
