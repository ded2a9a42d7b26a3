import type { JudgedApproval } from '../model/approval.ts'
import type { ApprovalSummary, Result } from '../model/result.ts'
import type { Row } from '../model/verdict.ts'
import type { CheckRunSource } from './check-run.ts'
import { isMet, missingReview } from './headline.ts'
import { cut, inline } from './markdown.ts'
import { anyOf, clockTime, fullStop } from './wording.ts'

/**
 * GitHub takes 65,535 characters; bytes are never fewer than characters. Each part has its share of them, so that
 * none crowds out another.
 */
const SHARES = { table: 40_000, todo: 15_000, approvals: 9_000 }
const LONGEST_CELL = 600

/**
 * The table, what to do, the approvals that do not count, and where the verdict is recorded: Markdown of at most
 * 65,535 bytes, in which whole lines are left out where they do not fit.
 */
export function checkRunText(source: CheckRunSource): string {
  const blocks = [
    table(source.verdict.rows),
    section('To do', todo(source), SHARES.todo),
    section('Approvals that do not count', notCounting(source), SHARES.approvals),
    lastLine(source),
  ]
  return blocks.filter(block => block !== '').join('\n\n')
}

/** Rows that need attention are the last to be left out. */
function table(rows: readonly Row[]): string {
  const byNeed = [...rows.filter(row => !isMet(row)), ...rows.filter(isMet)]
  const fitting = new Set(firstThatFit(byNeed, tableRow, SHARES.table))
  const shown = rows.filter(row => fitting.has(row)).map(tableRow)
  return [
    '| Check | Result | Description |',
    '|---|---|---|',
    ...shown,
    ...leftOut(rows.length - shown.length),
  ].join('\n')
}

function section(heading: string, lines: readonly string[], bytes: number): string {
  if (lines.length === 0) return ''
  const shown = firstThatFit(lines, line => line, bytes)
  return [`**${heading}**`, ...shown, ...leftOut(lines.length - shown.length)].join('\n')
}

function firstThatFit<T>(items: readonly T[], write: (item: T) => string, bytes: number): T[] {
  let left = bytes
  const end = items.findIndex(item => {
    left -= Buffer.byteLength(write(item)) + 1
    return left < 0
  })
  return end === -1 ? [...items] : items.slice(0, end)
}

/** A paragraph of its own, after a table as after a list. */
function leftOut(count: number): string[] {
  return count === 0
    ? []
    : ['', `${count} more ${count === 1 ? 'line is' : 'lines are'} left out: GitHub limits this text.`]
}

function tableRow({ name, requirement, level, result }: Row): string {
  const words = level === 'advisory' ? `${name} (advisory)` : name
  const cells = [`${marks[result.status]} ${cell(words)}`, cell(result.says), cell(requirement)]
  return `| ${cells.join(' | ')} |`
}

const marks: Readonly<Record<Result['status'], string>> = {
  pass: '✓',
  fail: '✗',
  pending: '…',
  error: '!',
  skipped: '–',
}

function cell(words: string): string {
  return inline(cut(words, LONGEST_CELL))
}

/** One line for each thing that is missing, as an instruction. */
function todo(source: CheckRunSource): string[] {
  const open = source.verdict.rows.filter(row => !isMet(row))
  const required = open.filter(row => row.level === 'required')
  const advisory = open.filter(row => row.level === 'advisory')
  const instructed = [...required, ...advisory].flatMap(row => {
    const words = instruction(row, source)
    return words === null ? [] : [{ row, words }]
  })
  // What mends several checks at once is said once.
  return [...Map.groupBy(instructed, ({ words }) => words)].map(([words, alike]) => {
    const names = alike.map(({ row }) => (row.level === 'advisory' ? `${row.name} (advisory)` : row.name))
    return `- ${cell(names.join(', '))}: ${cell(words)}`
  })
}

function instruction(row: Row, { askedAt }: CheckRunSource): string | null {
  const { result } = row
  if (result.status === 'pass' || result.status === 'skipped') return null
  // What is tried again by itself asks nothing of anybody.
  if (result.status === 'error' && result.retryAt !== null && result.fix === undefined) return null
  const review = missingReview(row)
  if (review === null) return fullStop(result.fix ?? row.fix)
  const asked = askedAt[review.summary.role]
  const canApprove = fullStop(result.fix ?? `${whoCan(review.summary)} can approve.`)
  return asked === undefined ? canApprove : `${canApprove} It was asked for at ${clockTime(asked)}.`
}

/** “maria or tom (team technical-operations)”. */
function whoCan({ candidates, described }: ApprovalSummary): string {
  if (candidates.length === 0 || described.startsWith('anybody')) return described
  return `${anyOf(candidates, login => login)} (${described})`
}

/** Each approval that does not count, with the reason; one that serves another check counts there, and is named so. */
function notCounting({ verdict, refused }: CheckRunSource): string[] {
  const summaries = verdict.rows.flatMap(({ name, result }) =>
    result.approvals ? [{ name, waits: !isMetResult(result), approvals: result.approvals.approvals }] : [],
  )
  const serving = new Set(
    summaries.flatMap(({ approvals }) => approvals.filter(approval => approval.counts).map(idOf)),
  )
  const lines = summaries.flatMap(({ name, waits, approvals }) =>
    approvals
      .filter(approval => !approval.counts && (waits || !serving.has(idOf(approval))))
      .map(approval => `${serving.has(idOf(approval)) ? `${name}: ` : ''}${reason(approval, refused)}`),
  )
  return [...new Set(lines)].map(line => `- ${cell(line)}`)
}

function isMetResult({ status }: Result): boolean {
  return status === 'pass' || status === 'skipped'
}

function reason(approval: JudgedApproval, refused: readonly number[]): string {
  const why = fullStop(approval.why ?? `${approval.by.login}'s approval does not count`)
  const stillShown = approval.source === 'review' && refused.includes(approval.id)
  return stillShown ? `${why} GitHub still shows it, since it refused to dismiss it.` : why
}

function idOf({ source, id }: JudgedApproval): string {
  return `${source} ${id}`
}

function lastLine({ verdict, evidence }: CheckRunSource): string {
  const { sources, hash } = verdict.policy
  const files = `policy ${sources.length} ${sources.length === 1 ? 'file' : 'files'}, hash \`${hash.slice(0, 4)}…\``
  const took =
    evidence?.milliseconds === undefined ? '' : `in ${(evidence.milliseconds / 1000).toFixed(1)} s `
  const evaluated = `evaluated ${took}at ${clockTime(verdict.at)}`
  return [...(evidence ? [`Verdict ${evidence.seq}`] : []), files, evaluated].join(' · ')
}
