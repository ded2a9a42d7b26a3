import type { SourceTree } from '../../src/audit/evaluate/evaluate-root.ts'

/** A repository in memory: its files by path. A file that is `null` is there, but its text is not at hand. */
export function aTree(files: Readonly<Record<string, string | null>>): SourceTree {
  const paths = Object.keys(files).toSorted()
  return {
    filesIn: directory => paths.filter(path => folderOf(path) === directory),
    filesBelow: directory => paths.filter(path => directory === '' || path.startsWith(`${directory}/`)),
    read(path) {
      const text = Object.hasOwn(files, path) ? files[path] : undefined
      if (text === undefined) return 'absent'
      return text === null ? 'not-loaded' : { text }
    },
  }
}

function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : ''
}
