import type { PullRequest } from '../model/pull-request.ts'
import type { Publication, PublicationId } from './publications.ts'
import type { PublishDependencies } from './publish.ts'

/** What every write on the pull request needs. */
export interface PullPlace extends PublishDependencies {
  readonly pull: PullRequest
  readonly rows: readonly Publication[]
  readonly at: string
}

/** Writes the row of something that stands on the pull request. */
export function remember(
  { publications, pull, at }: Pick<PullPlace, 'publications' | 'pull' | 'at'>,
  kind: PublicationId['kind'],
  { name = '', githubId = null, hash = '' }: { name?: string; githubId?: number | null; hash?: string },
): Promise<void> {
  const subject = String(pull.number)
  return publications.save(pull.repository.id, { kind, subject, name, githubId, url: null, hash, at })
}
