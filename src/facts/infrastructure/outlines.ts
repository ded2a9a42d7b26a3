import type { Outline } from '../../audit/outline.ts'
import { isTerraform } from '../../audit/terraform-paths.ts'
import type { PullRequest } from '../../model/pull-request.ts'
import type { BlobReader } from '../blobs/read-blobs.ts'
import type { Memory } from '../remembered.ts'
import type { Auditor } from '../sources.ts'
import type { RepositoryTree } from './repository-tree.ts'
import { readTexts } from './texts.ts'
import { Unaudited } from './unaudited-error.ts'

export interface OutlineSources extends Memory {
  readonly auditor: Auditor
  readonly reader: BlobReader
}

/** Outlines by SHA of the blob: what a repository’s modules call stays known without their texts. */
export interface Outlines {
  /** By path, of all Terraform files of a tree that can be read. */
  of(tree: RepositoryTree): Promise<ReadonlyMap<string, Outline>>
}

/** How the files of a kind are written, which their names tell. */
const KIND = 'terraform-outline'
const AT_ONCE = 200
/** What nobody asked for in so long is read again. */
const DAYS = 90

/**
 * Reads what is not known yet: of a repository that is seen for the first time all Terraform files, later only those
 * that are new. An outline holds no more than paths, and never changes.
 */
export function knownOutlines(
  { cache, clock, auditor, reader }: OutlineSources,
  { repository }: PullRequest,
): Outlines {
  const known = new Map<string, Outline>()

  async function recall(keys: readonly string[]): Promise<void> {
    const kept = await Promise.all(keys.map(key => cache.get(KIND, `${repository.id} ${key}`)))
    for (const [at, key] of keys.entries()) {
      const outline = kept[at]
      if (isOutline(outline)) known.set(key, outline)
    }
  }

  /** Some after the other, so that no more than their texts is held at a time. */
  async function make(tree: RepositoryTree, paths: readonly string[]): Promise<void> {
    await reader.prepare(
      tree.commitSha,
      paths.map(path => ({ path, sha: tree.files.get(path) ?? '' })),
    )
    for (let at = 0; at < paths.length; at += AT_ONCE) {
      await makeSome(tree, paths.slice(at, at + AT_ONCE))
    }
  }

  async function makeSome(tree: RepositoryTree, paths: readonly string[]): Promise<void> {
    const { texts } = await readTexts(reader, tree, paths)
    const files = [...texts].map(([path, text]) => ({ path, text }))
    const outlines = await auditor.outlines(files)
    if ('why' in outlines) throw new Unaudited(outlines.why)
    const expiresAt = new Date(clock.now().getTime() + DAYS * 86_400_000)
    await Promise.all(
      files.map(async ({ path }, index) => {
        const outline = outlines[index]
        if (outline === undefined) return
        known.set(keyOf(tree, path), outline)
        await cache.set(KIND, `${repository.id} ${keyOf(tree, path)}`, outline, expiresAt)
      }),
    )
  }

  return {
    async of(tree) {
      const paths = [...tree.files.keys()].filter(path => isTerraform(path) && !tree.broken.has(path))
      const keys = new Set(paths.map(path => keyOf(tree, path)))
      await recall([...keys].filter(key => !known.has(key)))
      const missing = new Map(
        paths.filter(path => !known.has(keyOf(tree, path))).map(path => [keyOf(tree, path), path]),
      )
      if (missing.size > 0) await make(tree, [...missing.values()])
      return new Map(
        paths.flatMap(path => {
          const outline = known.get(keyOf(tree, path))
          return outline === undefined ? [] : [[path, outline]]
        }),
      )
    },
  }
}

/** The same bytes are read in another way under a name that ends in `.json`. */
function keyOf({ files }: RepositoryTree, path: string): string {
  return `${files.get(path) ?? ''}${path.endsWith('.json') ? ' json' : ''}`
}

function isOutline(value: unknown): value is Outline {
  return typeof value === 'object' && value !== null && 'calls' in value && 'isOfRoot' in value
}
