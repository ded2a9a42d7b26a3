import type { Publication, Publications } from '../../src/publish/publications.ts'
import type { CheckRunContent, Publisher, StatusContent } from '../../src/publish/publisher.ts'

/** What a pull request and its commits show, with every request counted by name. */
export interface FakeGitHub extends Publisher {
  readonly requests: string[]
  readonly runs: Map<number, CheckRunContent & { headSha: string }>
  readonly comments: Map<number, string>
  readonly statuses: StatusContent[]
  readonly labels: Set<string>
  readonly dismissed: Map<number, string>
  readonly asked: string[]
  /** Called before each request; throws what GitHub is to answer with. */
  fault: (request: string) => void
  /** Called after each request, when GitHub has done it. */
  afterwards: (request: string) => void
  refusesDismissals: boolean
}

/** An error as the GitHub client names it. */
export function gitHubError(name: 'NotFound' | 'Forbidden' | 'Refused' | 'Unavailable'): Error {
  return Object.assign(new Error(`GitHub: ${name}`), { name })
}

export function aFakeGitHub(): FakeGitHub {
  let nextId = 9000
  const github: FakeGitHub = {
    requests: [],
    runs: new Map(),
    comments: new Map(),
    statuses: [],
    labels: new Set(),
    dismissed: new Map(),
    asked: [],
    fault: () => {},
    afterwards: () => {},
    refusesDismissals: false,

    findCheckRun: (_, sha, name) =>
      request('findCheckRun', () => {
        const found = [...github.runs].find(([, run]) => run.headSha === sha && run.name === name)
        return found ? { id: found[0] } : null
      }),
    createCheckRun: (_, run) =>
      request('createCheckRun', () => {
        github.runs.set(++nextId, run)
        return { id: nextId, url: `https://github.com/acme/claims/runs/${nextId}` }
      }),
    updateCheckRun: (_, id, content) =>
      request('updateCheckRun', () => {
        const run = github.runs.get(id)
        if (run === undefined) throw gitHubError('NotFound')
        github.runs.set(id, { ...content, headSha: run.headSha })
      }),
    createStatus: (_, _sha, status) => request('createStatus', () => github.statuses.push(status)),
    comment: (_, id) => request('comment', () => commentOf(id)),
    findComment: () => request('findComment', () => commentOf([...github.comments.keys()].at(-1) ?? 0)),
    createComment: (_, _number, body) =>
      request('createComment', () => {
        github.comments.set(++nextId, body)
        return { id: nextId }
      }),
    updateComment: (_, id, body) =>
      request('updateComment', () => {
        if (!github.comments.has(id)) throw gitHubError('NotFound')
        github.comments.set(id, body)
      }),
    addLabel: (_, _number, label) => request('addLabel', () => github.labels.add(label)),
    removeLabel: (_, _number, label) => request('removeLabel', () => github.labels.delete(label)),
    dismissReview: (_, _number, id, message) =>
      request('dismissReview', () => {
        if (github.refusesDismissals) return 'refused'
        github.dismissed.set(id, message)
        return 'dismissed'
      }),
    requestReviewers: (_, _number, { teams, people }) =>
      request('requestReviewers', () => {
        const names = [...teams, ...people]
        if (names.includes('no-access')) throw gitHubError('Refused')
        github.asked.push(...names)
      }),
  }

  async function request<T>(name: string, work: () => T): Promise<T> {
    github.requests.push(name)
    await Promise.resolve()
    github.fault(name)
    const answer = work()
    github.afterwards(name)
    return answer
  }

  function commentOf(id: number): { id: number; body: string } | null {
    const body = github.comments.get(id)
    return body === undefined ? null : { id, body }
  }

  return github
}

/** Rows in memory, with locks that hold as the store's do. */
export function fakePublications(): Publications & { rows: Publication[] } {
  const rows: Publication[] = []
  const repositoryOf = new WeakMap<Publication, number>()
  const turns = new Map<string, Promise<unknown>>()

  function forget(
    repositoryId: number,
    { kind, subject, name }: Omit<Publication, 'githubId' | 'url' | 'hash' | 'at'>,
  ): void {
    const i = rows.findIndex(
      row =>
        repositoryOf.get(row) === repositoryId &&
        row.kind === kind &&
        row.subject === subject &&
        row.name === name,
    )
    if (i >= 0) rows.splice(i, 1)
  }

  return {
    rows,
    of: (repositoryId, subject) =>
      Promise.resolve(rows.filter(row => repositoryOf.get(row) === repositoryId && row.subject === subject)),
    save: (repositoryId, publication) => {
      forget(repositoryId, publication)
      const row = { ...publication }
      repositoryOf.set(row, repositoryId)
      rows.push(row)
      return Promise.resolve()
    },
    remove: (repositoryId, publication) => Promise.resolve(forget(repositoryId, publication)),
    withLock: (name, work) => {
      const turn = (turns.get(name) ?? Promise.resolve()).then(work, work)
      turns.set(name, turn)
      return turn
    },
  }
}
