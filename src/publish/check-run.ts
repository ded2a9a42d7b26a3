import type { Verdict } from '../model/verdict.ts'
import { annotationsOf } from './annotations.ts'
import { checkRunText } from './check-run-text.ts'
import { headline, nextStep } from './headline.ts'
import { cut, inline, unmarked } from './markdown.ts'
import type { CheckRunAction, CheckRunContent } from './publisher.ts'
import { fullStop, listed, shortSha } from './wording.ts'

const LONGEST_TITLE = 255
const LONGEST_HEADLINE = 600

const refresh: CheckRunAction = {
  label: 'Refresh',
  description: 'Look again at what is true now',
  identifier: 'refresh',
}

/** What a check run is made of. */
export interface CheckRunSource {
  /** The name under which the run stands in GitHub. */
  readonly name: string
  /** The verdict that the commit shows. */
  readonly verdict: Verdict
  /** The verdict's entry in the record; `null` where it is not at hand. */
  readonly evidence: Evidence | null
  /** Verdicts of the other open pull requests with the same head commit. */
  readonly alsoHere: readonly Verdict[]
  readonly reportUrl: string | null
  /** When reviewers were asked through GitHub (ISO 8601, UTC), by role. */
  readonly askedAt: Readonly<Record<string, string>>
  /** Reviews that GitHub refused to dismiss. */
  readonly refused: readonly number[]
}

/** The verdict's entry in the evidence. */
export interface Evidence {
  readonly sequence: number
  /** SHA-256, hexadecimal. */
  readonly hash: string
  /** How long gathering and judging took. */
  readonly milliseconds?: number
}

/** The completed check run for a verdict: never `neutral` or `skipped`, which would satisfy a required check. */
export function checkRun(source: CheckRunSource): CheckRunContent {
  const { name, verdict, reportUrl } = source
  return {
    name,
    status: 'completed',
    conclusion: verdict.state,
    detailsUrl: reportUrl,
    title: title(source),
    summary: summary(source),
    text: checkRunText(source),
    actions: [refresh],
    annotations: annotationsOf(verdict.rows),
  }
}

/** Plain text, at most 255 characters. */
export function title({ verdict, alsoHere }: Pick<CheckRunSource, 'verdict' | 'alsoHere'>): string {
  const whose =
    alsoHere.length > 0 && verdict.state !== 'success' ? `Pull request ${numberOf(verdict)}: ` : ''
  return cut(unmarked(whose + headline(verdict)), LONGEST_TITLE)
}

export function numberOf({ key }: Pick<Verdict, 'key'>): number {
  return Number(key.split('#')[1])
}

function summary({ verdict, alsoHere }: CheckRunSource): string {
  const first = `**${inline(fullStop(cut(headline(verdict), LONGEST_HEADLINE)))}** ${inline(nextStep(verdict))}`
  return alsoHere.length === 0 ? first : `${first}\n\n${inline(shared(verdict, alsoHere))}`
}

/** Why the run shows the verdict that it shows, where a commit is the head of several pull requests. */
function shared(verdict: Verdict, alsoHere: readonly Verdict[]): string {
  const numbers = [verdict, ...alsoHere].map(numberOf).sort((a, b) => a - b)
  const shown = numbers.slice(0, 20).map(String)
  if (numbers.length > 20) shown.push(`${numbers.length - 20} more`)
  return (
    `Pull requests ${listed(shown)} have the same head commit \`${shortSha(verdict.headSha)}\`. ` +
    `A commit shows the worst of their verdicts: here that of pull request ${numberOf(verdict)}.`
  )
}
