import type { PublishDependencies, Publishing } from './publish.ts'
import { type WantedState, wantedState } from './wanted-state.ts'
import { isNewest, pageOf, writeCheckRun, writeStatus } from './write-on-commit.ts'

interface OnCommit {
  readonly wanted: WantedState
  readonly checkRunUrl: string | null
  readonly failures: readonly unknown[]
}

/**
 * The check run, then the status. Runs while the commit is locked, since several pull requests may share it.
 * @returns `null` when a newer verdict of the same pull request stands there
 * @throws what the check run's write threw: without it nothing else is to be shown
 */
export async function publishOnCommit(
  dependencies: PublishDependencies,
  publishing: Publishing,
): Promise<OnCommit | null> {
  const { publications } = dependencies
  const { verdict, facts } = publishing
  const { pull } = facts
  const rows = await publications.of(pull.repository.id, verdict.headSha)
  const before = await publications.of(pull.repository.id, String(pull.number))
  const { repository } = pull
  const place = {
    ...dependencies,
    repository,
    page: pageOf(pull),
    sha: verdict.headSha,
    rows,
    at: verdict.at,
  }
  if (!(await isNewest(place, verdict.key))) return null

  const wanted = wantedState({ ...publishing, others: await publishing.others(), before })
  const checkRunUrl = await writeCheckRun(place, wanted.checkRun, publishing)
  if (wanted.status === null) return { wanted, checkRunUrl, failures: [] }
  try {
    await writeStatus(place, wanted.status, { ...publishing, keep: wanted.checkRun.keep }, checkRunUrl)
    return { wanted, checkRunUrl, failures: [] }
  } catch (error) {
    return { wanted, checkRunUrl, failures: [error] }
  }
}
