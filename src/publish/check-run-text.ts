import type { Row } from '../model/verdict.ts'
import type { CheckRunSource, Evidence } from './check-run.ts'
import { isMet } from './headline.ts'
import { cut, inline } from './markdown.ts'
import { notCounting, toDo } from './to-do.ts'
import { clockTime, MARKS } from './wording.ts'

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
    section('Approvals that do not count', approvalsLeftOut(source), SHARES.approvals),
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
  const cells = [`${MARKS[result.status]} ${cell(words)}`, cell(result.says), cell(requirement)]
  return `| ${cells.join(' | ')} |`
}

function cell(words: string): string {
  return inline(cut(words, LONGEST_CELL))
}

function todo(source: CheckRunSource): string[] {
  return toDo(source).map(({ checks, instruction }) => `- ${cell(checks.join(', '))}: ${cell(instruction)}`)
}

function approvalsLeftOut({ verdict, refused }: CheckRunSource): string[] {
  return notCounting(verdict, refused).map(sentence => `- ${cell(sentence)}`)
}

function lastLine({ verdict, evidence }: CheckRunSource): string {
  const { sources, hash } = verdict.policy
  const files = `policy ${sources.length} ${sources.length === 1 ? 'file' : 'files'}, hash \`${hash.slice(0, 4)}…\``
  const took =
    evidence?.milliseconds === undefined ? '' : `in ${(evidence.milliseconds / 1000).toFixed(1)} s `
  const evaluated = `evaluated ${took}at ${clockTime(verdict.at)}`
  const line = [...(evidence ? [`Verdict ${evidence.sequence}`] : []), files, evaluated].join(' · ')
  return evidence === null ? line : `${line}\n\n${witness(evidence)}`
}

/** In full: GitHub keeps it, so that nobody can put another entry in its place unnoticed. */
function witness({ sequence, hash }: Evidence): string {
  return `SHA-256 of entry ${sequence} in the evidence: \`${hash}\``
}
