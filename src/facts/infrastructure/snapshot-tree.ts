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
  return {
    ...snapshotPaths(paths),
    read(path) {
      const text = texts.get(path)
      if (text !== undefined) return { text }
      if (unreadable.has(path)) return 'unreadable'
      return all.has(path) ? 'not-loaded' : 'absent'
    },
    outline: path => outlines.get(path) ?? null,
  }
}

/** The lists of a tree whose paths are all known. */
export function snapshotPaths(paths: readonly string[]): Pick<SourceTree, 'filesIn' | 'filesBelow'> {
  let byFolder: ReadonlyMap<string, readonly string[]> | null = null
  return {
    filesIn(directory) {
      byFolder ??= Map.groupBy(paths, folderOf)
      return byFolder.get(directory) ?? []
    },
    filesBelow: directory =>
      directory === '' ? paths : paths.filter(path => path.startsWith(`${directory}/`)),
  }
}
