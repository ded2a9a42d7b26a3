import type { EntryOf, EntryReference, StoredEntry } from '../../model/evidence.ts'
import type { Result } from '../../model/result.ts'
import type { Row } from '../../model/verdict.ts'
import { readEntry } from '../reader.ts'

/** One change of a covered branch, as an auditor samples it: a merged pull request, or a direct push. */
export interface Change {
  readonly kind: 'pull request' | 'direct push'
  /** `owner/name`, at that time. */
  readonly repository: string
  readonly repositoryId: number
  /** `null` for a push. */
  readonly number: number | null
  readonly title: string
  readonly url: string | null
  readonly tickets: readonly string[]
  readonly author: string | null
  /** Who merged or pushed. */
  readonly by: string | null
  /** When (ISO 8601, UTC). */
  readonly at: string
  readonly branch: string
  readonly headSha: string | null
  readonly mergeSha: string | null
  readonly compliant: boolean
  /** Why it is compliant or not, a sentence. */
  readonly why: string
  /** Those that counted. */
  readonly approvers: readonly Approver[]
  readonly checks: readonly CheckAnswer[]
  readonly exceptions: readonly Exception[]
  readonly policyHash: string | null
  /** The last verdict before the merge. */
  readonly verdict: EntryReference | null
  /** The entry of the merge or push. */
  readonly entry: EntryReference
}

export interface Approver {
  readonly login: string
  readonly at: string
  readonly role: string
  readonly source: 'review' | 'comment'
}

export interface CheckAnswer {
  readonly id: string
  readonly name: string
  readonly requirement: string
  readonly level: Row['level']
  readonly status: Result['status']
  readonly says: string
}

/** What was let through although a check asks for more, and who signed that off. */
export interface Exception {
  readonly what: string
  readonly reason: string
  readonly until: string | null
  readonly signedOff: string
}

/**
 * The change that an entry tells of.
 * @param verdict the verdict that a merge names; `null`: it names none, or it is not there
 */
export function changeOf(stored: StoredEntry, verdict: EntryOf<'verdict'> | null): Change | null {
  const entry = readEntry(stored)
  if (entry.kind === 'merge') return merged(stored, entry, verdict)
  return entry.kind === 'push' ? pushed(stored, entry) : null
}

/** The entry of the verdict that a merge names; `null` where it names none. */
export function verdictOf(stored: StoredEntry): number | null {
  const entry = readEntry(stored)
  return entry.kind === 'merge' ? (entry.details.verdict?.entry?.sequence ?? null) : null
}

function merged(stored: StoredEntry, entry: EntryOf<'merge'>, verdict: EntryOf<'verdict'> | null): Change {
  const { details } = entry
  const rows = verdict?.details.rows ?? []
  return {
    ...common(stored, entry),
    kind: 'pull request',
    title: details.title,
    url: details.url,
    tickets: details.tickets,
    author: details.author?.login ?? null,
    branch: details.baseRef,
    mergeSha: details.mergeSha,
    compliant: details.compliant,
    why: details.why,
    approvers: approversIn(rows),
    checks: rows.map(answerOf),
    exceptions: exceptionsIn(rows),
    policyHash: verdict?.policyHash ?? null,
    verdict: details.verdict?.entry ?? null,
  }
}

const changed = {
  pushed: 'The branch was pushed to past pull requests.',
  forced: 'The branch was rewritten past pull requests.',
  created: 'The branch was made past pull requests.',
  deleted: 'The branch was deleted.',
} as const

function pushed(stored: StoredEntry, entry: EntryOf<'push'>): Change {
  const { details } = entry
  return {
    ...common(stored, entry),
    kind: 'direct push',
    title: details.title ?? '',
    url: null,
    tickets: [],
    author: entry.actor?.login ?? null,
    branch: details.branch,
    mergeSha: details.after,
    compliant: false,
    why: changed[details.change],
    approvers: [],
    checks: [],
    exceptions: [],
    policyHash: null,
    verdict: null,
  }
}

function common({ sequence, hash }: StoredEntry, entry: EntryOf<'merge'> | EntryOf<'push'>) {
  const { repository, number, actor, at, headSha } = entry
  return {
    repository: `${repository?.owner}/${repository?.name}`,
    repositoryId: repository?.id ?? 0,
    number,
    by: actor?.login ?? null,
    at,
    headSha,
    entry: { sequence, hash },
  }
}

function answerOf({ id, name, requirement, level, result }: Row): CheckAnswer {
  return { id, name, requirement, level, status: result.status, says: result.says }
}

/** Everybody once for each role, with the first approval that counted. */
function approversIn(rows: readonly Row[]): Approver[] {
  const all = rows.flatMap(({ result }) => {
    const summary = result.approvals
    return (summary?.approvals ?? [])
      .filter(({ counts }) => counts)
      .map(({ by, at, source }) => ({ login: by.login, at, source, role: summary?.title ?? '' }))
  })
  return [...new Map(all.toReversed().map(each => [`${each.role} ${each.login}`, each])).values()].reverse()
}

function exceptionsIn(rows: readonly Row[]): Exception[] {
  return rows.flatMap(({ name, result }) => {
    const exempted = result.status === 'skipped' ? [exemption(name, result.says)] : []
    const waived = (result.findings ?? []).filter(({ weight }) => weight === 'waived')
    return [
      ...exempted,
      ...waived.map(({ rule, path, startLine, waiver }) => ({
        what: `${name}: ${rule} in ${path}:${startLine}`,
        reason: waiver?.reason ?? '',
        until: waiver?.until ?? null,
        signedOff: waiver?.why ?? '',
      })),
    ]
  })
}

function exemption(name: string, says: string): Exception {
  return { what: name, reason: says, until: null, signedOff: 'By the policy.' }
}
