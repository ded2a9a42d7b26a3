import type { Account } from '../model/account.ts'
import type { ApprovalSummary, Result } from '../model/result.ts'
import type { Row } from '../model/verdict.ts'

const SPELLED: Readonly<Record<string, string>> = {
  infra: 'infrastructure',
  jira: 'JIRA',
  reviewed: 'review',
  audited: 'audit',
}

/** Stand beside a word, never instead of it. */
export const MARKS: Readonly<Record<Result['status'], string>> = {
  pass: '✓',
  fail: '✗',
  pending: '…',
  error: '!',
  skipped: '–',
}

/** A check's name as a thing to name in passing: “Pull-request title format” is the “title format”. */
export function shortName({ name }: Pick<Row, 'name'>): string {
  return name
    .replace(/^Pull-request /i, '')
    .replace(/ (?:in description|passed)$/i, '')
    .split(/[ -]/)
    .map(word => SPELLED[word.toLowerCase()] ?? (word === word.toUpperCase() ? word : word.toLowerCase()))
    .join(' ')
}

/** Who gives a review, after “by”: “a senior engineer”, but “technical operations”. */
export function byWhom(title: string, count = 1): string {
  if (!isPerson(title)) return title
  if (count > 1) return `${title}s`
  return `${/^[aeiou]/i.test(title) ? 'an' : 'a'} ${title}`
}

/** How many approvals a check still misses. */
export function missingApprovals({ needed, approvals }: ApprovalSummary): number {
  return Math.max(0, needed - approvals.filter(approval => approval.counts).length)
}

/** “alex, kim or sam”; of more than five the first five “or another”. */
export function anyOf(people: readonly Account[], write: (login: string) => string): string {
  const names = people.slice(0, 5).map(person => write(person.login))
  if (people.length > 5) names.push('another')
  return listed(names, 'or')
}

/** “a, b and c” */
export function listed(words: readonly string[], word: 'and' | 'or' = 'and'): string {
  const last = words.at(-1)
  if (last === undefined) return ''
  return words.length === 1 ? last : `${words.slice(0, -1).join(', ')} ${word} ${last}`
}

/** “Two things”; digits from ten on. */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']
  return `${words[count] ?? count} ${count === 1 ? singular : plural}`
}

/** The sentence with one full stop at its end, whether or not it brought one. */
export function fullStop(sentence: string): string {
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`
}

/** Begins small, to stand after a colon; what begins with a name or an abbreviation stays as it is. */
export function small(sentence: string): string {
  return /^(?:[A-Z][a-z]+(?![\w-])|A )/.test(sentence)
    ? sentence.charAt(0).toLowerCase() + sentence.slice(1)
    : sentence
}

export function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}

/** “13:40 UTC”, from ISO 8601 in UTC. */
export function clockTime(iso: string): string {
  return `${iso.slice(11, 16)} UTC`
}

export function shortSha(sha: string): string {
  return sha.slice(0, 7)
}

function isPerson(title: string): boolean {
  return /(?:er|or|ist|ian|lead|admin)$/i.test(title)
}
