import type { ChangedFile } from '../../model/pull-request.ts'
import { recognise } from '../../tls/languages/recognise.ts'
import { TRIGGER } from '../../tls/trigger.ts'
import { addedLines, addedText, isSubmodule } from './added-lines.ts'

/** A changed file whose text is needed. */
export interface FileToScan {
  readonly file: ChangedFile
  /** `null`: has to be found by comparing it with what it was. */
  readonly added: 'all' | readonly number[] | null
}

/**
 * The changed files whose added lines the detector may judge: not those that were removed or are submodules, and none
 * that it could not read anyway. `isLenient`: whether what stands under a path does not block.
 */
export function filesToScan(
  files: readonly ChangedFile[],
  isLenient: (path: string) => boolean,
): FileToScan[] {
  return (
    files
      .filter(file => file.status !== 'removed' && file.status !== 'unchanged')
      .filter(file => !isSubmodule(file) && mayBeKnown(file))
      .map(file => ({ file, added: isNew(file, isLenient) ? ('all' as const) : addedLines(file) }))
      // What only went may have been a comment around code, or a guard.
      .filter(({ file, added }) => added === null || added.length > 0 || file.deletions > 0)
  )
}

/**
 * A copy brings its lines in once more, and so does a move from where they were not read so, or counted for less: what
 * was prose becomes code, what was a test's is delivered.
 */
function isNew({ status, path, previousPath }: ChangedFile, isLenient: (path: string) => boolean): boolean {
  if (status === 'added' || status === 'copied') return true
  if (previousPath === null) return false
  const isReadSo = recognise(previousPath, '')?.id === recognise(path, '')?.id
  return !isReadSo || (isLenient(previousPath) && !isLenient(path))
}

/**
 * By its name; and what has no ending, or an unknown one, may say in its first line what it is. Of the latter only
 * those are read in whose added lines something could be found, or of which GitHub does not show all of them.
 */
function mayBeKnown(file: ChangedFile): boolean {
  if (recognise(file.path, '') !== null) return true
  const name = file.path.split('/').at(-1) ?? ''
  const isCutOff = file.additions > 0 && addedLines(file) === null
  return !name.includes('.') || isCutOff || TRIGGER.test(addedText(file))
}
