import type { Observation } from '../model/observation.ts'
import type { Publication } from '../publish/publications.ts'
import type { Publishing } from '../publish/publish.ts'

/** What our own records say about what stands on GitHub. */
export interface PublishedBefore {
  /** They go back to the opening of the pull request. */
  readonly isFullyRecorded: boolean
  /** What somebody touched since we wrote it. */
  readonly suspect: Publishing['suspect']
}

/** Holds the observations of a pull request against what we wrote on it and on its head. */
export function publishedBefore(
  observations: readonly Observation[],
  onPull: readonly Publication[],
  /** Rows of one commit. */
  onHead: readonly Publication[],
): PublishedBefore {
  const comment = onPull.find(({ kind }) => kind === 'comment')
  const runs = onHead.filter(({ kind }) => kind === 'check-run')
  const isTouched = observations.some(
    seen =>
      seen.kind === 'comment' &&
      seen.action !== 'created' &&
      seen.commentId === comment?.githubId &&
      seen.receivedAt >= comment.at,
  )
  const isRerun = observations.some(
    seen =>
      seen.kind === 'rerun' && runs.some(run => run.subject === seen.headSha && seen.receivedAt >= run.at),
  )
  return {
    isFullyRecorded: observations.some(seen => seen.kind === 'head' && seen.action === 'opened'),
    suspect: { checkRun: isRerun, comment: isTouched, status: forgedAt(observations, onHead) },
  }
}

/** The newest time when somebody else posted a status in the context of ours; GitHub ignores its case. */
function forgedAt(observations: readonly Observation[], onHead: readonly Publication[]): string | null {
  const own = onHead.filter(({ kind }) => kind === 'status')
  const forged = observations.filter(
    seen =>
      seen.kind === 'status' &&
      own.some(
        ({ subject, name }) => subject === seen.headSha && name.toLowerCase() === seen.context.toLowerCase(),
      ),
  )
  return (
    forged
      .map(({ receivedAt }) => receivedAt)
      .toSorted()
      .at(-1) ?? null
  )
}
