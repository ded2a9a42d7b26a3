import type { Reset } from '../model/approval.ts'
import type { Row, Verdict } from '../model/verdict.ts'
import { awaited, isDraft, type MissingReview, missingReview, standing } from './headline.ts'
import { cut, inline, mention, plain } from './markdown.ts'
import { whatWasReset } from './reset-sentence.ts'
import { anyOf, byWhom, capital, counted, fullStop, shortName, small } from './wording.ts'

const LONGEST_ITEM = 1_500

/**
 * The one comment on a pull request, as Markdown. It speaks to the author: what is missing and how to fix it,
 * or that the review is complete. The same verdict gives the same text at any time.
 * @param mentions whether reviewers are notified by their names
 * @param resets approvals that were reset before, from our own records
 */
export function comment(verdict: Verdict, mentions: boolean, resets: readonly Reset[]): string {
  const write = mentions ? mention : plain
  const { failed, undetermined, waiting } = standing(verdict)
  const things = [...waiting.filter(isDraft), ...failed, ...undetermined.filter(row => !isTriedAgain(row))]
  const begin =
    things.length > 0 ? 'Then' : undetermined.length > 0 ? 'This also waits for' : 'This waits for'
  const paragraphs = [
    ...whatWasReset(waiting, resets, write),
    ...thingsToDo(things),
    ...undetermined.filter(isTriedAgain).map(undeterminedItem),
    ...reviewsToCome(waiting, begin, write),
  ]
  const isReviewDone = isReviewed(verdict) && things.length + undetermined.length === 0
  if (isReviewDone) return [congratulations, ...paragraphs, furtherChanges, automated].join('\n\n')
  // Where the policy asks for no review, none was completed.
  return paragraphs.length > 0 ? paragraphs.join('\n\n') : [succeeded, automated].join('\n\n')
}

const congratulations = '✓ Congratulations, peer review completed ✓'

const furtherChanges =
  'Please note that any further code change will reset the review status ' +
  'and will require additional reviews to move forward.'
const succeeded = '✓ All pull-request checks succeeded ✓'
const automated = 'Note: This is an automated message from Compliance Patrol.'

/** True when people approved, and every required check that rests on approvals holds. */
function isReviewed({ rows }: Verdict): boolean {
  const resting = rows.filter(row => row.level === 'required' && row.result.approvals !== undefined)
  return resting.length > 0 && resting.every(row => row.result.status === 'pass')
}

/** “Two things before this can be merged:” and the numbered things. */
function thingsToDo(rows: readonly Row[]): string[] {
  // What mends several checks at once is one thing to do.
  const things = [...Map.groupBy(rows, fixOf).values()]
  if (things.length === 0) return []
  const items = things.map((alike, i) => `${i + 1}. ${item(alike)}`)
  return [[`${capital(counted(things.length, 'thing'))} before this can be merged:`, ...items].join('\n')]
}

function item(alike: readonly Row[]): string {
  const names = capital(alike.map(nameOf).join(', '))
  const words = alike.length === 1 ? alike.map(whatToDo).join('') : fullStop(alike.map(fixOf)[0] ?? '')
  return `**${inline(names)}**: ${inline(small(cut(words, LONGEST_ITEM)))}`
}

function fixOf({ fix, result }: Row): string {
  return ('fix' in result ? result.fix : undefined) ?? fix
}

/**
 * An instruction that the check wrote for this very case says enough by itself, unless the result names a place
 * (between backticks); the check's general instruction follows what is wrong.
 */
function whatToDo({ id, fix, result }: Row): string {
  if (id === 'draft') return fullStop(fix)
  const own = 'fix' in result ? result.fix : undefined
  if (own !== undefined && !result.says.includes('`')) return fullStop(own)
  return `${fullStop(result.says)} ${fullStop(own ?? fix)}`
}

function undeterminedItem(row: Row): string {
  const why = small(fullStop(cut(row.result.says, LONGEST_ITEM)))
  return `**${inline(capital(nameOf(row)))}** could not be determined: ${inline(why)} It is tried again by itself.`
}

/** “Then a review by a senior engineer: alex, kim or sam.” */
function reviewsToCome(waiting: readonly Row[], begin: string, write: (login: string) => string): string[] {
  const others = waiting.filter(row => !isDraft(row) && missingReview(row) === null)
  const first = others.length > 0 ? [inline(`${begin} ${awaited(others)}.`)] : []
  const reviews = reviewsOf(waiting)
  if (reviews.length === 0) return first
  return [...first, `${first.length > 0 ? 'And for' : begin} ${reviewsBy(reviews, write)}`]
}

function reviewsBy(reviews: readonly MissingReview[], write: (login: string) => string): string {
  const [first] = reviews
  if (first !== undefined && reviews.length === 1) return oneReview(first, write)
  const total = reviews.reduce((sum, { count }) => sum + count, 0)
  return [`${counted(total, 'review')}:`, '', ...reviews.map(review => `- ${byLine(review, write)}`)].join(
    '\n',
  )
}

function oneReview(review: MissingReview, write: (login: string) => string): string {
  const { count } = review
  return `${count === 1 ? 'a review' : counted(count, 'review')} ${byLine(review, write)}`
}

/** “by a senior engineer: alex, kim or sam.” */
function byLine({ summary, count }: MissingReview, write: (login: string) => string): string {
  const { title, candidates, described } = summary
  const whom = inline(byWhom(title, count))
  const named = candidates.length > 0 && !described.startsWith('anybody')
  const who = named ? anyOf(candidates, write) : inline(described)
  return who === whom ? `by ${whom}.` : `by ${whom}: ${who}.`
}

function reviewsOf(rows: readonly Row[]): MissingReview[] {
  return rows.map(missingReview).filter(review => review !== null)
}

function nameOf(row: Row): string {
  return isDraft(row) ? 'draft' : shortName(row)
}

/** Nobody has to do anything: the next try is planned. */
function isTriedAgain({ result }: Row): boolean {
  return result.status === 'error' && result.retryAt !== null && result.fix === undefined
}
