import { exampleHead, exampleReviewParts } from '../../src/checks/example-review.ts'
import type { Facts, Gathered, Need, Parts } from '../../src/model/facts.ts'
import type { PullRequest } from '../../src/model/pull-request.ts'
import type { Row, Verdict } from '../../src/model/verdict.ts'
import type { ResolvedPolicy } from '../../src/policy/resolved-policy.ts'
import { resolvePolicy } from '../../src/policy/resolve-policy.ts'
import { judge } from '../../src/verdict/judge.ts'
import { aPullRequest } from '../builders.ts'
import { noParts } from '../checks/evaluate.ts'
import { builtIn, repository } from '../policy/layers.ts'

export interface Case {
  readonly policy?: string
  readonly pull?: Partial<PullRequest>
  /** Loaded parts; those that are left out are loaded and empty. */
  readonly parts?: Partial<Parts>
  /** Parts that could not be loaded, or that nobody gathered. */
  readonly unread?: { readonly [N in Need]?: Gathered<Parts[N]> | 'not gathered' }
  readonly jira?: string | null
  readonly proposedPolicy?: Facts['proposedPolicy']
}

/** Facts of a pull request by himanshu that alex approved, as a senior engineer. */
export function factsOf(wanted: Case): Facts {
  const { pull = {}, parts = {}, unread = {}, jira = null, proposedPolicy = null } = wanted
  const loaded = { ...noParts, ...exampleReviewParts('senior', true), ...parts }
  const gathered = Object.entries(loaded).map(([need, value]) => [need, { known: true, value }])
  const all = { ...Object.fromEntries(gathered), ...unread }
  const there = Object.entries(all).filter(([, part]) => part !== 'not gathered')
  return {
    at: '2026-11-20T14:00:00Z',
    pull: aPullRequest({ headSha: exampleHead, ...pull }),
    jira,
    proposedPolicy,
    parts: Object.fromEntries(there),
  }
}

export function policyOf(text = '', jira = false): ResolvedPolicy {
  return resolvePolicy([builtIn, ...(text === '' ? [] : [repository(text)])], { jira })
}

export function judged(wanted: Case = {}): Verdict {
  return judge(factsOf(wanted), policyOf(wanted.policy, (wanted.jira ?? null) !== null))
}

/** Ids and statuses, in the report's order. */
export function statuses({ rows }: Verdict): string[] {
  return rows.map(({ id, result }) => `${id}: ${result.status}`)
}

export function rowOf({ rows }: Verdict, id: string): Row {
  const row = rows.find(each => each.id === id)
  if (row === undefined) throw new Error(`there is no row ${id}`)
  return row
}
