import type { EmulatedGithub } from '../github/start-github.ts'
import type { CheckRun, Comment, Pull } from '../github/state.ts'

/** What GitHub shows of ours on a pull request. */
export interface Shown {
  readonly conclusion: CheckRun['conclusion']
  readonly title: string
  readonly summary: string
  /** Text of the check run, as people see it. */
  readonly text: string
  /** The newest status for each context, `state: description`. */
  readonly statuses: Readonly<Record<string, string>>
  readonly comment: string | null
  readonly labels: readonly string[]
}

export function shown(github: EmulatedGithub, pull: Pull): Shown {
  const run = ourRun(github, pull)
  const statuses = github.statuses(pull).filter(each => each.creator.login === `${github.slug}[bot]`)
  return {
    conclusion: run?.conclusion ?? null,
    title: run?.title ?? '',
    summary: readable(run?.summary ?? ''),
    text: readable(run?.text ?? ''),
    statuses: Object.fromEntries(
      statuses.map(({ context, state, description }) => [context, `${state}: ${description}`]),
    ),
    comment: ourComment(github, pull)?.body ?? null,
    labels: github.labels(pull),
  }
}

/** Our check run on the head; throws when there are two. */
export function ourRun(github: EmulatedGithub, pull: Pull): CheckRun | null {
  const runs = github.checkRuns(pull).filter(each => each.suite.app.slug === github.slug)
  if (runs.length > 1) throw new Error(`${runs.length} check runs of ours stand on ${pull.headSha}`)
  return runs[0] ?? null
}

/** Our check run on the head, which has to be there. */
export function runOf({ github }: { readonly github: EmulatedGithub }, pull: Pull): CheckRun {
  const run = ourRun(github, pull)
  if (run === null) throw new Error(`no check run of ours stands on ${pull.headSha}`)
  return run
}

/** Our comment; throws when there are two. */
export function ourComment(github: EmulatedGithub, pull: Pull): Comment | null {
  const comments = github.comments(pull).filter(each => each.app?.slug === github.slug)
  if (comments.length > 1) throw new Error(`${comments.length} comments of ours stand on #${pull.number}`)
  return comments[0] ?? null
}

/** As people see it: references are characters, and what only breaks links is gone. */
function readable(markdown: string): string {
  return markdown
    .replaceAll('&#8203;', '')
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
}

/** What stands beside the reviews that were dismissed, oldest first. */
export function dismissalsOf(pull: Pull): string[] {
  return pull.timeline
    .filter(({ event }) => event === 'review_dismissed')
    .map(({ more }) => (more()['dismissed_review'] as { dismissal_message: string }).dismissal_message)
}
