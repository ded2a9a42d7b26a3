import type { Account } from '../model/account.ts'
import type { Parts } from '../model/facts.ts'

/** The head on which the example's review was given; the example's pull request must have it. */
export const exampleHead = '4f2c1aa5e8d0b7c3a9f6e1d2b4c8a7f3e5d9c0b1'

/** What a check that rests on approvals needs: one commit by himanshu, and alex, who holds the role. */
export function exampleReviewParts(role: string, approved: boolean) {
  return {
    commits: [commitBy(himanshu)],
    reviews: approved ? [approval] : [],
    comments: [],
    history: {
      observations: approved ? [arrival] : [],
      pushes: [push],
      pushesIncomplete: null,
      fingerprints: {},
      places: [],
      resets: [],
      retargets: [],
    },
    roles: {
      [role]: { role, holders: [alex], complete: true, described: `team ${role}`, unreadable: [] },
    },
  } satisfies Partial<Parts>
}

const alex = person(2, 'alex')
const himanshu = person(1, 'himanshu')

const push = {
  at: '2026-11-20T13:30:00Z',
  by: himanshu,
  before: null,
  after: exampleHead,
  forced: false,
} as const

const approval = {
  id: 1,
  author: alex,
  state: 'approved',
  commitSha: exampleHead,
  submittedAt: '2026-11-20T13:40:00Z',
} as const

const arrival = {
  kind: 'review',
  action: 'submitted',
  reviewId: 1,
  author: alex,
  commitSha: exampleHead,
  headSha: exampleHead,
  delivery: 'd-1',
  receivedAt: '2026-11-20T13:40:01Z',
  sender: alex,
} as const

function commitBy(account: Account) {
  const contributor = { name: account.login, email: `${account.login}@example.com`, account }
  return {
    sha: exampleHead,
    message: 'Add claims',
    parents: [],
    authors: [contributor],
    committer: contributor,
  }
}

function person(id: number, login: string): Account {
  return { id, login, type: 'User' }
}
