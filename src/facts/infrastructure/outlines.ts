import type { Outline } from '../../audit/outline.ts'
import { isTerraform } from '../../audit/terraform-paths.ts'
import type { PullRequest } from '../../model/pull-request.ts'
import type { BlobReader } from '../blobs/read-blobs.ts'
import type { Auditor, Cache } from '../sources.ts'
import type { RepositoryTree } from './repository-tree.ts'
import { readTexts } from './texts.ts'
import { Unaudited } from './unaudited-error.ts'

export interface OutlineSources {
  readonly cache: Cache
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
const AT_ONCE = 500

/**
 * Reads what is not known yet: of a repository that is seen for the first time all Terraform files, later only those
 * that are new. An outline holds no more than paths, and is kept for ever by the SHA.
 */
export function knownOutlines(
  { cache, auditor, reader }: OutlineSources,
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

  async function make(tree: RepositoryTree, paths: readonly string[]): Promise<void> {
    const { texts } = await readTexts(reader, tree, paths)
    const files = paths.flatMap(path => {
      const text = texts.get(path)
      return text === undefined ? [] : [{ path, text }]
    })
    for (let at = 0; at < files.length; at += AT_ONCE) {
      const some = files.slice(at, at + AT_ONCE)
      const outlines = await auditor.outlines(some)
      if ('why' in outlines) throw new Unaudited(outlines.why)
      for (const [index, { path }] of some.entries()) {
        const [key, outline] = [keyOf(tree, path), outlines[index]]
        if (outline === undefined) continue
        known.set(key, outline)
        await cache.set(KIND, `${repository.id} ${key}`, outline, null)
      }
    }
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
  return typeof value === 'object' && value !== null && 'calls' in value && 'readsFiles' in value
}
