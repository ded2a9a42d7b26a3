import type { Publications } from './publications.ts'
import { publishOnCommit } from './publish-on-commit.ts'
import { publishOnPull } from './publish-on-pull.ts'
import type { Publisher } from './publisher.ts'
import type { OtherVerdict, WantedFrom } from './wanted-state.ts'

export interface PublishDependencies {
  readonly github: Publisher
  readonly publications: Publications
  readonly clock: { now(): Date }
  readonly log: { warn(fields: object, message: string): void }
}

/** A verdict to be shown, with what is known about what GitHub shows. */
export interface Publishing extends Omit<WantedFrom, 'others' | 'before'> {
  /**
   * Current verdicts of the other open pull requests into covered branches with the same head SHA. Asked for
   * while the commit is locked, so that of two evaluations the later one sees what the earlier one found.
   */
  others(): Promise<readonly OtherVerdict[]>
  /** What somebody may have changed since we wrote it: it is looked at, or written, again. */
  readonly suspect: {
    /** Somebody asked GitHub to run the check again, which takes its conclusion away. */
    readonly checkRun: boolean
    /** Our comment was edited or deleted. */
    readonly comment: boolean
    /** When somebody else last posted a status in the context of ours (ISO 8601, UTC); `null`: nobody did. */
    readonly status: string | null
  }
  /**
   * True when our records go back to the opening of the pull request: then nothing of ours is there that they
   * do not know, and nothing is looked for.
   */
  readonly isFullyRecorded: boolean
}

export interface Published {
  /** True when a newer verdict of the same pull request was published meanwhile; nothing was written then. */
  readonly isStale: boolean
  /** Page of the check run. */
  readonly checkRunUrl: string | null
}

/**
 * Makes GitHub show the verdict, and writes only what differs: the same verdict twice makes no request.
 * What blocks a merge is written first; what fails after it is tried to the end, and reported together.
 * @throws whatever the check run's write threw, else an `AggregateError` of all that could not be written
 */
export async function publish(dependencies: PublishDependencies, publishing: Publishing): Promise<Published> {
  const { publications } = dependencies
  const { verdict, facts } = publishing
  const repositoryId = facts.pull.repository.id
  const onCommit = () =>
    publications.withLock(`publish ${repositoryId} ${verdict.headSha}`, () =>
      publishOnCommit(dependencies, publishing),
    )

  const first = await onCommit()
  if (first === null) return { isStale: true, checkRunUrl: null }
  const onPull = await publications.withLock(`publish ${verdict.key}`, () =>
    publishOnPull(dependencies, publishing, first.wanted),
  )
  // The text says why an approval is still shown that GitHub refused to dismiss.
  const last = onPull.isDismissalRefused ? await onCommit() : first
  const failures = [...first.failures, ...onPull.failures]
  if (failures.length > 0) throw new AggregateError(failures, 'Not everything could be published')
  return { isStale: onPull.isStale, checkRunUrl: (last ?? first).checkRunUrl }
}
