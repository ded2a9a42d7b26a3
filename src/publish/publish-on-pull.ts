import { published } from './publications.ts'
import { type PullPlace, remember } from './pull-place.ts'
import type { PublishDependencies, Publishing } from './publish.ts'
import { publishComment } from './publish-comment.ts'
import type { Reviewers } from './publisher.ts'
import { isRefusal } from './refusal.ts'
import type { WantedState } from './wanted-state.ts'
import { isOvertaken } from './write-on-commit.ts'

interface OnPull {
  readonly isStale: boolean
  readonly isDismissalRefused: boolean
  readonly failures: readonly unknown[]
}

/** Dismissals, comment, label and review requests, each tried whatever became of the others. */
export async function publishOnPull(
  dependencies: PublishDependencies,
  { facts: { pull }, verdict, suspect, isFullyRecorded }: Publishing,
  wanted: WantedState,
): Promise<OnPull> {
  const rows = await dependencies.publications.of(pull.repository.id, String(pull.number))
  const place = { ...dependencies, pull, rows, at: verdict.at }
  if (!(await isNewest(place))) return { isStale: true, isDismissalRefused: false, failures: [] }

  const failures: unknown[] = []
  let isDismissalRefused = false
  const steps: Record<string, () => Promise<unknown>> = {
    dismissals: async () => (isDismissalRefused = await dismiss(place, wanted.dismissals)),
    comment: () => publishComment(place, wanted.comment, { isSuspect: suspect.comment, isFullyRecorded }),
    label: () => setLabel(place, wanted.label),
    'review requests': () => askReviewers(place, wanted.reviewers),
  }
  for (const [step, run] of Object.entries(steps)) {
    try {
      await run()
    } catch (error) {
      if (isRefusal(error))
        dependencies.log.warn(
          { pull: verdict.key, headSha: verdict.headSha, step, err: error },
          'GitHub refused a write',
        )
      else failures.push(error)
    }
  }
  return { isStale: false, isDismissalRefused, failures }
}

async function isNewest(place: PullPlace): Promise<boolean> {
  const last = published(place.rows, 'verdict')?.hash ?? ''
  if (isOvertaken(place.at, last, place.clock.now())) return false
  if (last !== place.at) await remember(place, 'verdict', { hash: place.at })
  return true
}

/** True when GitHub refused one; a review is never tried twice. */
async function dismiss(place: PullPlace, dismissals: WantedState['dismissals']): Promise<boolean> {
  let isRefused = false
  for (const { reviewId, message } of dismissals) {
    const name = String(reviewId)
    if (published(place.rows, 'dismissal', name)) continue
    const { repository, number } = place.pull
    const answer = await place.github.dismissReview(repository, number, reviewId, message)
    await remember(place, 'dismissal', { name, hash: answer })
    if (answer === 'refused') isRefused = true
  }
  return isRefused
}

/** Sets the label that is wanted, and takes away only what we set. */
async function setLabel(place: PullPlace, { wanted, shown }: WantedState['label']): Promise<void> {
  const { github, publications, pull, rows } = place
  const isShown = (label: string) => shown.some(other => other.toLowerCase() === label.toLowerCase())
  const outdated = rows.filter(row => row.kind === 'label' && row.name !== wanted)
  for (const row of outdated) {
    if (isShown(row.name)) await github.removeLabel(pull.repository, pull.number, row.name)
    await publications.remove(pull.repository.id, row)
  }
  if (wanted === null || isShown(wanted)) return
  // Remembered first: a label whose record was lost would never be taken away.
  await remember(place, 'label', { name: wanted })
  await github.addLabel(pull.repository, pull.number, wanted)
}

/** Asks each team and person once; who was refused or removed is not asked again. */
async function askReviewers(place: PullPlace, wanted: Reviewers | null): Promise<void> {
  if (wanted === null) return
  const isNew = (name: string) => published(place.rows, 'review-request', name) === null
  const teams = wanted.teams.filter(team => isNew(`team:${team}`))
  const people = wanted.people.filter(login => isNew(`user:${login}`))
  if (teams.length + people.length === 0) return
  try {
    await place.github.requestReviewers(place.pull.repository, place.pull.number, { teams, people })
  } catch (error) {
    if (!isRefusal(error)) throw error
    await askOneByOne(place, { teams, people }, error)
  }
  for (const name of [...teams.map(team => `team:${team}`), ...people.map(login => `user:${login}`)]) {
    await remember(place, 'review-request', { name })
  }
}

/** GitHub refuses the whole request for one team without access: the others are still asked. */
async function askOneByOne(place: PullPlace, { teams, people }: Reviewers, refusal: unknown): Promise<void> {
  const { github, log, pull } = place
  const single: Reviewers[] = [
    ...teams.map(team => ({ teams: [team], people: [] })),
    ...people.map(login => ({ teams: [], people: [login] })),
  ]
  for (const reviewers of single) {
    try {
      if (single.length === 1) throw refusal
      await github.requestReviewers(pull.repository, pull.number, reviewers)
    } catch (error) {
      if (!isRefusal(error)) throw error
      const key = `${pull.repository.id}#${pull.number}`
      log.warn({ pull: key, headSha: pull.headSha, reviewers, err: error }, 'GitHub refused a review request')
    }
  }
}
