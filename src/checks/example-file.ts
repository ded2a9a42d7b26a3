import type { ChangedFile } from '../model/pull-request.ts'

/** A file of one line that the pull request adds, for examples; name what differs. */
export function exampleFile(path: string, more: Partial<ChangedFile> = {}): ChangedFile {
  return {
    path,
    previousPath: null,
    status: 'added',
    sha: null,
    additions: 1,
    deletions: 0,
    patch: '+',
    ...more,
  }
}
