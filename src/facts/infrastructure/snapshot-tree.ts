import type { SourceTree } from '../../audit/evaluate/evaluate-root.ts'
import type { Outline } from '../../audit/outline.ts'
import { folderOf } from '../../audit/terraform-paths.ts'

/** A repository at one commit, as far as it is at hand; plain data. */
export interface TreeSnapshot {
  readonly paths: readonly string[]
  /** By path. */
  readonly texts: ReadonlyMap<string, string>
  readonly outlines: ReadonlyMap<string, Outline>
  readonly unreadable: ReadonlySet<string>
}

/** A snapshot, as the audit reads it. */
export function snapshotTree({ paths, texts, outlines, unreadable }: TreeSnapshot): SourceTree {
  const all = new Set(paths)
  const byFolder = once(() => Map.groupBy(paths, folderOf))
  return {
    filesIn: directory => byFolder().get(directory) ?? [],
    filesBelow: directory =>
      directory === '' ? paths : paths.filter(path => path.startsWith(`${directory}/`)),
    read(path) {
      const text = texts.get(path)
      if (text !== undefined) return { text }
      if (unreadable.has(path)) return 'unreadable'
      return all.has(path) ? 'not-loaded' : 'absent'
    },
    outline: path => outlines.get(path) ?? null,
  }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null
  return () => (made ??= { value: make() }).value
}
