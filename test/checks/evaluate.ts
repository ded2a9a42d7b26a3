import type { ZodObject } from 'zod'
import { approvalPolicy } from '../../src/approvals/approval-policy.ts'
import type { Check, Example } from '../../src/checks/define-check.ts'
import { noInfrastructure } from '../../src/checks/example-infrastructure.ts'
import type { Need, Parts } from '../../src/model/facts.ts'
import type { Result } from '../../src/model/result.ts'
import { aPullRequest } from '../builders.ts'

const JIRA = 'https://jira.example.com'

/** Empty parts, for what an example or a case says nothing about. */
export const noParts: Parts = {
  files: [],
  commits: [],
  reviews: [],
  comments: [],
  history: {
    observations: [],
    pushes: [],
    pushesIncomplete: null,
    retargets: [],
    fingerprints: {},
    places: [],
    resets: [],
  },
  roles: {},
  tickets: [],
  ci: [],
  revert: null,
  findings: { found: [], unread: [] },
  infrastructure: noInfrastructure,
}

/** Runs a check as the verdict does: options validated and completed, parts loaded. */
export function evaluate<N extends Need, O extends ZodObject>(
  check: Check<N, O>,
  { pull = {}, jira = JIRA, parts = {}, options = {} as never }: Partial<Omit<Example<N, O>, 'says'>>,
): Result {
  const facts = { at: '2026-11-20T14:00:00Z', pull: aPullRequest(pull), jira, ...noParts, ...parts }
  return check.evaluate(facts, check.options.parse(options), { approvals: approvalPolicy.parse({}) })
}
