import { lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import type { SourceTree } from '../../audit/evaluate/evaluate-root.ts'
import { decoded } from '../../facts/blobs/read-blob.ts'
import { LARGEST_BLOB } from '../../github/reads/blob.ts'

/** Folders that hold nobody's own code. */
const LEFT_OUT = new Set(['.git', '.terraform', 'node_modules'])

/** A tree of files on the disk, and what of it could not be read. */
export interface DiskTree extends SourceTree {
  /** Folder on the disk that the empty path stands for. */
  readonly top: string
  readonly unreadable: ReadonlyMap<string, string>
}

/** The files below a folder, read when they are asked for. Links that lead out of it are not followed. */
export function diskTree(top: string): DiskTree {
  const real = realpathSync(top)
  const texts = new Map<string, ReturnType<SourceTree['read']>>()
  const folders = new Map<string, readonly string[]>()
  const unreadable = new Map<string, string>()

  function filesIn(directory: string): readonly string[] {
    const known = folders.get(directory) ?? listed(real, directory, false)
    folders.set(directory, known)
    return known
  }

  function filesBelow(directory: string): readonly string[] {
    const inner = listed(real, directory, true).flatMap(filesBelow)
    return [...filesIn(directory), ...inner]
  }

  function read(path: string): ReturnType<SourceTree['read']> {
    const known = texts.get(path) ?? readNow(path)
    texts.set(path, known)
    return known
  }

  function readNow(path: string): ReturnType<SourceTree['read']> {
    try {
      const file = realpathSync(join(real, path))
      if (!file.startsWith(real + sep)) return refuse(path, 'leads out of the folder')
      const { size } = statSync(file)
      if (size > LARGEST_BLOB) return refuse(path, `is larger than ${LARGEST_BLOB / 1e6} MB`)
      return { text: decoded(readFileSync(file)) }
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return 'absent'
      return refuse(path, `could not be read: ${(error as Error).message}`)
    }
  }

  function refuse(path: string, why: string): 'unreadable' {
    unreadable.set(path, why)
    return 'unreadable'
  }

  return { top: real, filesIn, filesBelow, read, unreadable }
}

/** Names in a folder, as paths from the top: its files, or its folders. */
function listed(top: string, directory: string, wantsFolders: boolean): string[] {
  try {
    return readdirSync(join(top, directory), { withFileTypes: true })
      .filter(entry =>
        entry.isDirectory()
          ? wantsFolders && !LEFT_OUT.has(entry.name)
          : !wantsFolders &&
            (entry.isFile() || (entry.isSymbolicLink() && leadsToFile(join(top, directory, entry.name)))),
      )
      .map(({ name }) => (directory === '' ? name : `${directory}/${name}`))
      .toSorted()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return []
    throw error
  }
}

function leadsToFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}

/** Whether there is a folder, a file, or nothing. */
export function kindOf(path: string): 'folder' | 'file' | null {
  const stats = lstatSync(path, { throwIfNoEntry: false })
  if (stats === undefined) return null
  return stats.isDirectory() ? 'folder' : 'file'
}
