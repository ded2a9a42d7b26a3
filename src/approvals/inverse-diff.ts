import type { DiffedFile } from './unified-diff.ts'

const STATUS = { added: 'removed', removed: 'added', renamed: 'renamed', modified: 'modified' } as const

/**
 * The diff that takes every one of these changes back, as git would write it: paths, modes, blobs and places change
 * sides, removed lines are added and added ones removed, context and order stay.
 *
 * @returns `null` where a file was copied: taking that back removes a file of which this diff does not say all.
 */
export function inverseDiff(files: readonly DiffedFile[]): readonly DiffedFile[] | null {
  const inverse = files.map(inverseFile)
  return inverse.includes(null) ? null : inverse.filter(file => file !== null)
}

function inverseFile(file: DiffedFile): DiffedFile | null {
  if (file.status === 'copied') return null
  const [old, fresh] = file.blobs ?? []
  return {
    path: file.oldPath,
    oldPath: file.path,
    status: STATUS[file.status],
    oldMode: file.newMode,
    newMode: file.oldMode,
    binary: file.binary,
    blobs: old === undefined || fresh === undefined ? null : [fresh, old],
    hunks: file.hunks.map(inverseHunk),
    places: file.places.map(place => place.replace(/^-(\d+) \+(\d+)$/, '-$2 +$1')),
  }
}

/** In each run of changed lines git writes the removed ones first; a remark on a missing line end stays with its line. */
function inverseHunk([heading = '@@', ...lines]: readonly string[]): readonly string[] {
  const inverse = [heading]
  let removed: string[] = []
  let added: string[] = []
  let last = inverse
  function endRun(): void {
    inverse.push(...removed, ...added)
    removed = []
    added = []
    last = inverse
  }
  for (const line of lines) {
    if (line.startsWith('-')) {
      added.push(`+${line.slice(1)}`)
      last = added
    } else if (line.startsWith('+')) {
      removed.push(`-${line.slice(1)}`)
      last = removed
    } else if (line.startsWith('\\')) {
      last.push(line)
    } else {
      endRun()
      inverse.push(line)
    }
  }
  endRun()
  return inverse
}
