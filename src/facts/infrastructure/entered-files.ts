import type { AuditFinding } from '../../audit/finding.ts'
import type { Compared } from '../../audit/compare.ts'
import type { ChangedFile } from '../../model/pull-request.ts'
import type { IsChanged } from './changed-lines.ts'

/** Files into which something may have come from where findings do not count, by path at the head. */
export type Entered = ReadonlyMap<string, 'new' | 'changed'>

/** None where nothing went from a file that the policy leaves out. */
export function enteredFiles(files: readonly ChangedFile[], isExcluded: (path: string) => boolean): Entered {
  const hasLeft = files.some(({ path, previousPath, status, deletions }) => {
    if (previousPath !== null && isExcluded(previousPath)) return true
    return isExcluded(path) && (status === 'removed' || deletions > 0)
  })
  if (!hasLeft) return new Map()
  const there = files.filter(({ path, status }) => status !== 'removed' && !isExcluded(path))
  const isNew = ({ status }: ChangedFile) => status !== 'modified' && status !== 'changed'
  return new Map(there.map(file => [file.path, isNew(file) ? 'new' : 'changed']))
}

/**
 * A finding goes with its file, resource or folder wherever that is moved, and counts as one that was there. Not so
 * where it may have been left out there: then it is introduced.
 */
export function withEntered<T extends Compared>(audit: T, entered: Entered, isChanged: IsChanged): T {
  if (entered.size === 0) return audit
  const came = ({ place }: AuditFinding) => {
    const how = entered.get(place.path)
    return how === 'new' || (how === 'changed' && isChanged(place))
  }
  return {
    ...audit,
    introduced: [...audit.introduced, ...audit.existing.filter(came)],
    existing: audit.existing.filter(finding => !came(finding)),
  }
}
