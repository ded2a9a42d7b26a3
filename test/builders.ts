import type { Account } from '../src/model/account.ts'
import type { PullRequest, Repository } from '../src/model/pull-request.ts'

/** A person with a stable id made from the login, so that two mentions of “alex” are the same account. */
export function aPerson(login: string): Account {
  return { id: idOf(login), login, type: 'User' }
}

export function aBot(login: string): Account {
  return { id: idOf(login), login, type: 'Bot' }
}

export function aRepository(more: Partial<Repository> = {}): Repository {
  return {
    id: 7001,
    owner: 'acme',
    ownerType: 'Organization',
    name: 'claims',
    private: true,
    defaultBranch: 'main',
    ...more,
  }
}

/** A plain open pull request into `main` by himanshu; name what differs. */
export function aPullRequest(more: Partial<PullRequest> = {}): PullRequest {
  return {
    repository: aRepository(),
    number: 42,
    title: 'SEC-1098: Add new endpoints for ssl labs test',
    body: 'See https://jira.example.com/browse/SEC-1098',
    url: 'https://github.com/acme/claims/pull/42',
    author: aPerson('himanshu'),
    state: 'open',
    merged: false,
    draft: false,
    headSha: aSha('head'),
    headRef: 'himanshu/SEC-1098',
    headRepositoryId: 7001,
    baseRef: 'main',
    labels: [],
    changedFiles: 1,
    commits: 1,
    createdAt: '2026-11-20T09:00:00Z',
    ...more,
  }
}

/** Forty hexadecimal digits made from a word, the same for the same word. */
export function aSha(word: string): string {
  let state = 2166136261
  let sha = ''
  for (let i = 0; sha.length < 40; i++) {
    for (const char of `${word}${i}`) state = Math.imul(state ^ char.charCodeAt(0), 16777619) >>> 0
    sha += state.toString(16).padStart(8, '0')
  }
  return sha.slice(0, 40)
}

function idOf(login: string): number {
  return Number.parseInt(aSha(login).slice(0, 7), 16) + 1
}
