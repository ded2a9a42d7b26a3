import type { Result } from '../model/result.ts'
import type { Row, Verdict } from '../model/verdict.ts'
import { isMet, missingReview, standing } from '../publish/headline.ts'
import { cut, unmarked } from '../publish/markdown.ts'
import { anyOf } from '../publish/wording.ts'
import { paint } from './excerpt.ts'

/** What a terminal shows of a verdict. */
export interface ShownVerdict {
  readonly verdict: Verdict
  /** The pull request's title, as somebody typed it. */
  readonly title: string
  /** Where it is, such as `acme/claims#42`. */
  readonly where: string
  readonly colour: boolean
}

type Style = 'red' | 'green' | 'yellow' | 'dim'

/** The state begins in this column, unless the title is longer. */
const STATE_COLUMN = 52
const LONGEST_TITLE = 100
const NARROWEST_NAMES = 27

/**
 * A verdict for a terminal: one line that says where things stand, then each check with what it found, and below
 * what is not met, who can change that. Ends with a line end. Nothing in it steers the terminal.
 */
export function verdictText({ verdict, title, where, colour }: ShownVerdict): string {
  const { words, style } = stateOf(verdict)
  const shown = cut(unmarked(title), LONGEST_TITLE)
  const gap = ' '.repeat(Math.max(2, STATE_COLUMN - where.length - 2 - shown.length))
  const first = `${paint(unmarked(where), 'bold', colour)}  ${shown}${gap}${paint(words, style, colour)}`
  const width = Math.max(NARROWEST_NAMES, ...verdict.rows.map(row => nameOf(row).length))
  return [first, '', ...verdict.rows.flatMap(row => rowLines(row, width, colour)), ''].join('\n')
}

/** “compliant”, “waiting”, “2 of 9 checks need attention”, “could not be determined”. */
function stateOf(verdict: Verdict): { words: string; style: Style } {
  if (verdict.state === 'success') return { words: 'compliant', style: 'green' }
  if (verdict.state === 'action_required') return { words: 'waiting', style: 'yellow' }
  const { failed, undetermined } = standing(verdict)
  if (failed.length === 0) return { words: 'could not be determined', style: 'red' }
  const count = failed.length + undetermined.length
  const [checks, verb] = [verdict.rows.length === 1 ? 'check' : 'checks', count === 1 ? 'needs' : 'need']
  return { words: `${count} of ${verdict.rows.length} ${checks} ${verb} attention`, style: 'red' }
}

const marks: Readonly<Record<Result['status'], readonly [string, Style]>> = {
  pass: ['✓', 'green'],
  fail: ['✗', 'red'],
  pending: ['…', 'yellow'],
  error: ['!', 'red'],
  skipped: ['–', 'dim'],
}

function rowLines(row: Row, width: number, colour: boolean): string[] {
  const [mark, style] = marks[row.result.status]
  const indent = ' '.repeat(4 + width + 1)
  return [
    `  ${paint(mark, style, colour)} ${nameOf(row).padEnd(width)} ${unmarked(row.result.says)}`,
    ...belowRow(row).map(line => indent + paint(unmarked(line), 'dim', colour)),
  ]
}

function nameOf({ name, level }: Row): string {
  return level === 'advisory' ? `${name} (advisory)` : name
}

/** Approvals that do not count, with the reason; then what to do, or who can do it. */
function belowRow(row: Row): string[] {
  if (isMet(row)) return []
  const approvals = row.result.approvals?.approvals ?? []
  const reasons = approvals.flatMap(({ counts, why }) => (counts || why === null ? [] : [why]))
  const step = nextStep(row)
  return step === null ? reasons : [...reasons, step]
}

function nextStep(row: Row): string | null {
  const { result } = row
  if (result.status === 'pass' || result.status === 'skipped') return null
  const review = missingReview(row)
  if (result.fix !== undefined) return result.fix
  // What could not be determined is not put right by doing what the check asks for.
  if (result.status === 'error') return null
  if (review === null) return row.fix
  const { candidates, described } = review.summary
  const isOpenToMany = candidates.length === 0 || described.startsWith('anybody')
  return `${isOpenToMany ? described : anyOf(candidates, login => login)} can approve`
}
