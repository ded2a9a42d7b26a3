import { type GroupStateFrom, groupState } from './group-state.ts'
import type { PublishDependencies } from './publish.ts'
import { type CommitPlace, isNewest, type Trust, writeCheckRun, writeStatus } from './write-on-commit.ts'

/** A verdict to be shown on a group of a merge queue. */
export interface GroupPublishing extends GroupStateFrom, Pick<CommitPlace, 'repository' | 'page' | 'sha'> {
  readonly suspect: Trust['suspect']
  /** The pull request is closed: what stands there, stays. */
  readonly keep: boolean
}

/**
 * Makes the group's commit show the verdict, and writes only what differs.
 * @returns whether anything was written
 */
export function publishOnGroup(
  dependencies: PublishDependencies,
  publishing: GroupPublishing,
): Promise<boolean> {
  const { publications } = dependencies
  const { repository, page, sha, verdicts, suspect, keep } = publishing
  return publications.withLock(`publish ${repository.id} ${sha}`, async () => {
    const [own] = verdicts
    const rows = await publications.of(repository.id, sha)
    const place: CommitPlace = { ...dependencies, repository, page, sha, rows, at: own.at }
    if (!(await isNewest(place, own.key))) return false
    const { checkRun, status } = groupState(publishing)
    // The group's event tells of its first moment, so nothing of ours is there that we do not know.
    const trust = { suspect, isFullyRecorded: true }
    const url = await writeCheckRun(place, { ...checkRun, keep }, trust)
    if (status !== null) await writeStatus(place, status, { suspect, keep }, url)
    const isSame = rows.some(({ kind, hash }) => kind === 'check-run' && (keep || hash === checkRun.hash))
    return !isSame || suspect.checkRun
  })
}
