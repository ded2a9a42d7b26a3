import type { EntryReference } from '../../src/model/evidence.ts'
import type { Facts } from '../../src/model/facts.ts'
import type { JudgedApproval, Review } from '../../src/model/approval.ts'
import type { PullRequest } from '../../src/model/pull-request.ts'
import type { ApprovalSummary, Result } from '../../src/model/result.ts'
import type { Row, Verdict } from '../../src/model/verdict.ts'
import type { WantedFrom } from '../../src/publish/wanted-state.ts'
import { rollUp } from '../../src/verdict/roll-up.ts'
import { aPerson, aPullRequest } from '../builders.ts'

/** Heads that the texts name by their first seven digits. */
export const FIRST_HEAD = '4f2c1aa5e8d0b7c3a9f6e1d2b4c8a7f3e5d9c0b1'
const HEAD = '9b1d0ce7a6f5e4d3c2b1a09f8e7d6c5b4a392817'

type Words = Pick<Row, 'id' | 'name' | 'requirement' | 'fix'>

const titleFormat: Words = {
  id: 'title-format',
  name: 'Pull-request title format',
  requirement: 'Pull-request titles need to have a JIRA ticket name as a prefix',
  fix: 'Start the title with the ticket, for example “SEC-123: add the endpoint”.',
}
const titleDefault: Words = {
  id: 'title-default',
  name: 'Pull-request default title',
  requirement: 'Pull-request title should not be the default one from the template',
  fix: 'Give the pull request a title of its own.',
}
const jiraLink: Words = {
  id: 'jira-link',
  name: 'JIRA link in description',
  requirement: 'Pull-request description needs to have a link to JIRA matching the JIRA id in the title',
  fix: 'Add the link of the ticket to the description.',
}
const jiraTicket: Words = {
  id: 'jira-ticket',
  name: 'JIRA ticket',
  requirement: 'The JIRA ticket needs to exist and to be open',
  fix: 'Name a ticket that is open.',
}
const infraAudit: Words = {
  id: 'infra-audit',
  name: 'Infra-audited',
  requirement: 'Infrastructure changes need to pass the audit',
  fix: 'Correct what the audit found.',
}
const peerReview: Words = {
  id: 'peer-review',
  name: 'Peer-reviewed',
  requirement: 'Pull requests need to be reviewed by at least one senior engineer before merging',
  fix: 'Ask a senior engineer for a review.',
}
const migrationReview: Words = {
  id: 'migration-review',
  name: 'Migration-reviewed',
  requirement: 'Migrations should be reviewed by Technical Operations Team',
  fix: 'Ask technical operations for a review.',
}
const securityReview: Words = {
  id: 'security-review',
  name: 'Security-reviewed',
  requirement: 'Changes should be reviewed by Security Team',
  fix: 'Ask the security team for a review.',
}
const ciPassed: Words = {
  id: 'ci-passed',
  name: 'Tests passed',
  requirement: 'Tests need to succeed on the latest commit before merging',
  fix: 'Let the tests run, and fix what fails.',
}
const draft: Words = {
  id: 'draft',
  name: 'Ready for review',
  requirement: 'Drafts cannot be merged',
  fix: 'Mark the pull request as ready for review.',
}
const policyFile: Words = {
  id: 'policy',
  name: 'Policy',
  requirement: 'The policy file needs to be valid',
  fix: 'Correct the policy file.',
}

export function aRow(words: Words, result: Result, level: Row['level'] = 'required'): Row {
  return { ...words, level, result }
}

export function anApproval(login: string, more: Partial<JudgedApproval> = {}): JudgedApproval {
  return {
    source: 'review',
    id: 501,
    by: aPerson(login),
    at: '2026-11-23T13:40:00Z',
    headSha: HEAD,
    counts: true,
    why: null,
    reset: false,
    ...more,
  }
}

/** An approval of the first head, which the present head reset. */
export function aResetApproval(login: string, more: Partial<JudgedApproval> = {}): JudgedApproval {
  return anApproval(login, {
    headSha: FIRST_HEAD,
    counts: false,
    reset: true,
    why: `${login} approved \`4f2c1aa\` at 13:40 UTC; the code changed with \`9b1d0ce\` at 13:52. A new review is needed.`,
    ...more,
  })
}

export function seniors(...approvals: JudgedApproval[]): ApprovalSummary {
  return {
    role: 'senior',
    title: 'senior engineer',
    needed: 1,
    approvals,
    candidates: ['alex', 'kim', 'sam'].map(aPerson),
    described: 'team senior-engineers',
  }
}

function techops(...approvals: JudgedApproval[]): ApprovalSummary {
  return {
    role: 'techops',
    title: 'technical operations',
    needed: 1,
    approvals,
    candidates: ['maria', 'tom'].map(aPerson),
    described: 'team technical-operations',
  }
}

export function security(...approvals: JudgedApproval[]): ApprovalSummary {
  return { ...techops(...approvals), role: 'security', title: 'security', described: 'team security' }
}

/** Rows as the checks give them, met and not. */
export const rows = {
  titleFormat: aRow(titleFormat, { status: 'pass', says: 'JIRA found: SEC-1098' }),
  noTitleFormat: aRow(titleFormat, { status: 'fail', says: 'The title does not start with a JIRA key.' }),
  titleDefault: aRow(titleDefault, { status: 'pass', says: 'Custom PR title detected' }),
  advisedTitle: aRow(titleDefault, { status: 'fail', says: "This is the branch's name." }, 'advisory'),
  jiraLink: aRow(jiraLink, {
    status: 'pass',
    says: 'Link to SEC-1098 is present within the description',
  }),
  noJiraLink: aRow(jiraLink, {
    status: 'fail',
    says: 'The description does not link to SEC-1098.',
    fix: 'Add `https://jira.example.com/browse/SEC-1098` to the description.',
  }),
  jiraTicket: aRow(jiraTicket, { status: 'pass', says: 'SEC-1098 is an open Story' }),
  jiraDown: aRow(jiraTicket, {
    status: 'error',
    says: 'JIRA did not answer.',
    retryAt: '2026-11-23T14:05:00Z',
  }),
  exemptTicket: aRow(jiraTicket, { status: 'skipped', says: 'Exempted by “documentation”' }),
  unencrypted: aRow(infraAudit, {
    status: 'fail',
    says: "`modules/db/main.tf` line 12, the database's storage is not encrypted with a customer key",
    fix: 'Set `kms_key_id`, or ask the security team for a waiver: `# patrol:allow db-kms-key — reason, until 2027-03-01`.',
  }),
  reviewed: aRow(peerReview, {
    status: 'pass',
    says: 'PR has been reviewed by alex',
    approvals: seniors(anApproval('alex')),
  }),
  unreviewed: aRow(peerReview, {
    status: 'pending',
    says: 'Waits for a review by a senior engineer.',
    approvals: seniors(),
  }),
  noMigration: aRow(migrationReview, {
    status: 'pass',
    says: 'Pull request does not include any migrations',
  }),
  migration: aRow(migrationReview, {
    status: 'pending',
    says: '`db/migrate/20261120_add_claims.rb` (Rails) waits for a review',
    approvals: techops(),
  }),
  sensitive: aRow(securityReview, {
    status: 'pending',
    says: '`auth/token.ts` needs a review by security',
    approvals: security(),
  }),
  tests: aRow(ciPassed, { status: 'pass', says: '`test` succeeded on `9b1d0ce`' }),
  testsRunning: aRow(ciPassed, { status: 'pending', says: 'Waits for `test` on `9b1d0ce`.' }),
  draft: aRow(draft, { status: 'pending', says: 'This pull request is a draft' }),
  brokenPolicy: aRow(policyFile, {
    status: 'error',
    retryAt: null,
    says: '`.github/compliance-patrol.yml`, line 14, column 7: `cuont` is not a key of `checks.peer-review`. Did you mean `count`?',
  }),
}

/** Waits for a review because new commits took alex's approval away. */
export function resetReview(...approvals: JudgedApproval[]): Row {
  return {
    ...rows.unreviewed,
    result: { ...rows.unreviewed.result, approvals: seniors(...approvals) },
  }
}

export function aVerdict(shown: readonly Row[], more: Partial<Verdict> = {}): Verdict {
  return {
    key: '7001#42',
    headSha: HEAD,
    baseRef: 'main',
    at: '2026-11-23T14:01:00Z',
    state: rollUp(shown),
    rows: shown,
    policy: {
      hash: '1c9e5a70aa31f2f0d6f3b2d4f8f0a1b2c3d4e5f60718293a4b5c6d7e8f901234',
      sources: ['built-in default', '`acme/.github`', '`.github/compliance-patrol.yml`'],
    },
    ...more,
  }
}

export function factsOf(
  pull: Partial<PullRequest> = {},
  reviews: readonly Review[] = [],
): Pick<Facts, 'pull' | 'parts'> {
  return {
    pull: aPullRequest({ headSha: HEAD, ...pull }),
    parts: { reviews: { known: true, value: reviews } },
  }
}

export function aReview(id: number, login: string, more: Partial<Review> = {}): Review {
  return {
    id,
    author: aPerson(login),
    state: 'approved',
    commitSha: FIRST_HEAD,
    submittedAt: '2026-11-23T13:40:00Z',
    ...more,
  }
}

export const aPolicy: WantedFrom['policy'] = {
  check: { name: 'compliance-patrol', status: false },
  comment: true,
  labels: { ready: false },
  mention: false,
  request_reviews: false,
  roles: {
    senior: { teams: ['senior-engineers'] },
    techops: { teams: ['technical-operations'] },
    security: { users: ['maria', 'himanshu'] },
  },
  approvals: {
    keep_on: ['base-merge', 'rebase'],
    dismiss: true,
    shared: true,
    unattributed_commits: 'block',
    approve_by_comment: [],
  },
}

/** Names an entry of the evidence. */
export function entryOf(sequence: number): EntryReference {
  return { sequence, hash: String(sequence).padStart(64, 'e') }
}

/** What a verdict is published from; name what differs. */
export function from(verdict: Verdict, more: Partial<WantedFrom> = {}): WantedFrom {
  return {
    verdict,
    facts: factsOf(),
    policy: aPolicy,
    evidence: { ...entryOf(4812), milliseconds: 1234 },
    others: [],
    reportUrl: null,
    before: [],
    ...more,
  }
}
