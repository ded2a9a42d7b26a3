import * as fc from 'fast-check'
import type { ApprovalPolicy } from '../../src/approvals/approval-policy.ts'
import type { ApprovalFacts } from '../../src/approvals/require-approvals.ts'
import type { Account } from '../../src/model/account.ts'
import type { Comment, Push, Retarget, Review } from '../../src/model/approval.ts'
import type { Observation } from '../../src/model/observation.ts'
import type { Commit } from '../../src/model/pull-request.ts'
import { aBot, aPerson, aPullRequest, aSha } from '../builders.ts'

/** What truly happens to a pull request, one act after the other. */
export type Act =
  | {
      readonly do: 'push' | 'merge-base' | 'rebase'
      readonly by: Who
      readonly author: Who
      readonly same: boolean
    }
  | { readonly do: 'restore'; readonly by: Who; readonly which: number }
  | { readonly do: 'approve' | 'object'; readonly by: Who; readonly stale: boolean }
  | { readonly do: 'remark' | 'dismiss' | 'comment' | 'edit' | 'delete'; readonly by: Who }
  | { readonly do: 'retarget' | 'reopen' }

type Who = (typeof everybody)[number]

const everybody = ['himanshu', 'alex', 'kim', 'sam', 'tom', 'robot[bot]'] as const

/** Who holds the role; tom does not, and robot would if it were a person. */
const seniors: readonly Who[] = ['himanshu', 'alex', 'kim', 'sam', 'robot[bot]']

const reviewers = fc.constantFrom<Who>(...everybody)
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    do: fc.constantFrom('push' as const, 'merge-base' as const, 'rebase' as const),
    by: fc.constantFrom<Who>('himanshu', 'himanshu', 'alex', 'kim'),
    author: fc.constantFrom<Who>('himanshu', 'himanshu', 'sam'),
    same: fc.boolean(),
  }),
  fc.record({
    do: fc.constant('restore' as const),
    by: fc.constantFrom<Who>('himanshu', 'kim'),
    which: fc.nat(9),
  }),
  {
    arbitrary: fc.record({
      do: fc.constantFrom('approve' as const, 'object' as const),
      by: reviewers,
      stale: rarely(),
    }),
    weight: 3,
  },
  fc.record({
    do: fc.constantFrom(
      'remark' as const,
      'dismiss' as const,
      'comment' as const,
      'edit' as const,
      'delete' as const,
    ),
    by: reviewers,
  }),
  { arbitrary: fc.record({ do: fc.constantFrom('retarget' as const, 'reopen' as const) }), weight: 1 },
)

/** Acts with the seconds that pass before each, and what becomes of its event. */
export const history: fc.Arbitrary<RandomHistory> = fc.record({
  fork: fc.boolean(),
  /** How many of the oldest pushes GitHub's list has lost; then it says so. */
  forgotten: fc.oneof({ arbitrary: fc.constant(0), weight: 3 }, fc.nat(3)),
  acts: fc.array(
    fc.record({ act, wait: fc.constantFrom(0, 1, 7), lost: rarely(), twice: rarely(), order: fc.nat(999) }),
    { minLength: 1, maxLength: 9 },
  ),
  openingLost: rarely(),
  reordered: fc.boolean(),
})

export interface RandomHistory {
  readonly fork: boolean
  readonly forgotten: number
  readonly acts: readonly RandomStep[]
  readonly openingLost: boolean
  readonly reordered: boolean
}

interface RandomStep {
  readonly act: Act
  readonly wait: number
  readonly lost: boolean
  readonly twice: boolean
  readonly order: number
}

export const policy: ApprovalPolicy = {
  keep_on: ['base-merge', 'rebase'],
  dismiss: true,
  shared: true,
  unattributed_commits: 'block',
  approve_by_comment: ['LGTM'],
}

interface Stand {
  readonly sha: string
  /** What the pull request changes with this head on its base; equal numbers change the same. */
  readonly content: number
}

interface Said {
  readonly by: Who
  readonly source: 'review' | 'comment'
  readonly id: number
  readonly kind: 'approved' | 'objected'
  readonly at: number
  /** How many times head or base had changed before. */
  readonly after: number
  readonly onHead: boolean
  revoked: boolean
}

/** Plays a history: what is true in the end, and what GitHub and the events that arrived tell of it. */
export function play(random: RandomHistory): {
  facts: ApprovalFacts
  mayCount: ReadonlySet<number>
  objected: boolean
} {
  const stands: Stand[] = []
  const passed: { head: Stand; base: number }[] = []
  const commits = new Map<string, Commit & { unchangedMerge: boolean }>()
  const pushes: Push[] = []
  const pushers = new Map<string, Set<number>>()
  const retargets: Retarget[] = []
  const reviews: Review[] = []
  const comments: Comment[] = []
  const said: Said[] = []
  const events: { order: number; seen: Observation }[] = []
  let now = 0
  let base = 0

  const present = () => {
    const last = passed.at(-1)
    if (last === undefined) throw new Error('nothing was opened')
    return last.head
  }
  const tell = (step: { lost: boolean; twice: boolean; order: number }, seen: Unstamped<Observation>) => {
    const stamped: Observation = {
      ...seen,
      delivery: `delivery ${events.length} of ${now}`,
      receivedAt: clock(now),
    }
    if (!step.lost) events.push({ order: step.order, seen: stamped })
    if (!step.lost && step.twice) events.push({ order: 999 - step.order, seen: stamped })
  }
  const stand = (
    content: number,
    parents: string[],
    author: Who,
    by: Who,
    unchangedMerge: boolean,
  ): Stand => {
    const sha = aSha(`commit ${stands.length}`)
    const head = { sha, content }
    stands.push(head)
    commits.set(sha, {
      sha,
      message: sha,
      parents,
      authors: [person(author)],
      committer: person(by),
      unchangedMerge,
    })
    return head
  }
  const moveTo = (step: RandomStep, head: Stand, by: Who, forced: boolean, unchangedMerge = false) => {
    const before = present()
    passed.push({ head, base })
    pushes.push({
      at: clock(now),
      by: account(by),
      before: random.fork ? null : before.sha,
      after: head.sha,
      forced,
    })
    const brought = pushers.get(head.sha) ?? new Set()
    if (!unchangedMerge) brought.add(account(by).id)
    pushers.set(head.sha, brought)
    tell(step, { kind: 'head', action: 'moved', before: before.sha, after: head.sha, sender: account(by) })
  }

  const first = stand(0, [aSha('main')], 'himanshu', 'himanshu', false)
  passed.push({ head: first, base })
  pushers.set(first.sha, new Set([account('himanshu').id]))
  pushes.push({ at: clock(-60), by: account('himanshu'), before: null, after: first.sha, forced: false })
  const opening = { lost: random.openingLost, twice: false, order: 0 }
  tell(opening, {
    kind: 'head',
    action: 'opened',
    before: null,
    after: first.sha,
    sender: account('himanshu'),
  })

  for (const step of random.acts) {
    now += step.wait
    const { act } = step
    const head = present()
    switch (act.do) {
      case 'push':
        moveTo(step, stand(next(act.same), [head.sha], act.author, act.by, false), act.by, false)
        break
      case 'merge-base': {
        const parents = [head.sha, aSha(`main ${stands.length}`)]
        moveTo(
          step,
          stand(next(act.same), parents, act.author, act.author, act.same),
          act.by,
          false,
          act.same,
        )
        for (const review of reviews) Object.assign(review, { commitSha: present().sha })
        break
      }
      case 'rebase':
        moveTo(
          step,
          stand(next(act.same), [aSha(`main ${stands.length}`)], act.author, act.by, false),
          act.by,
          true,
        )
        break
      case 'restore': {
        const older = stands[act.which % stands.length]
        if (older && older !== head) moveTo(step, older, act.by, !ancestors(older.sha).has(head.sha))
        break
      }
      case 'approve':
      case 'object':
      case 'remark': {
        const older = 'stale' in act && act.stale ? stands.find(({ sha }) => sha !== head.sha) : undefined
        const commitSha = (older ?? head).sha
        const state = ({ approve: 'approved', object: 'changes_requested', remark: 'commented' } as const)[
          act.do
        ]
        const review: Review = {
          id: 100 + reviews.length,
          author: account(act.by),
          state,
          commitSha,
          submittedAt: clock(now),
        }
        reviews.push(review)
        if (act.do !== 'remark') {
          const kind = act.do === 'approve' ? 'approved' : 'objected'
          said.push({
            by: act.by,
            source: 'review',
            id: review.id,
            kind,
            at: now,
            after: passed.length,
            onHead: !older,
            revoked: false,
          })
        }
        tell(step, {
          kind: 'review',
          action: 'submitted',
          reviewId: review.id,
          author: account(act.by),
          commitSha,
          headSha: head.sha,
          sender: account(act.by),
        })
        break
      }
      case 'dismiss': {
        const review = reviews.findLast(
          ({ author, state }) => author?.login === act.by && state !== 'commented',
        )
        if (review === undefined) break
        Object.assign(review, { state: 'dismissed' })
        revoke('review', review.id)
        tell(step, {
          kind: 'review',
          action: 'dismissed',
          reviewId: review.id,
          author: account(act.by),
          commitSha: review.commitSha,
          headSha: head.sha,
          sender: account('himanshu'),
        })
        break
      }
      case 'comment': {
        const comment: Comment = {
          id: 500 + said.length,
          author: account(act.by),
          body: 'LGTM',
          createdAt: clock(now),
          updatedAt: clock(now),
        }
        comments.push(comment)
        said.push({
          by: act.by,
          source: 'comment',
          id: comment.id,
          kind: 'approved',
          at: now,
          after: passed.length,
          onHead: true,
          revoked: false,
        })
        tell(step, {
          kind: 'comment',
          action: 'created',
          commentId: comment.id,
          author: account(act.by),
          sender: account(act.by),
        })
        break
      }
      case 'edit':
      case 'delete': {
        const at = comments.findLastIndex(({ author }) => author?.login === act.by)
        const comment = comments[at]
        if (comment === undefined) break
        revoke('comment', comment.id)
        // GitHub tells times by the second, so an edit in the second of the writing shows by its event alone.
        if (act.do === 'delete') comments.splice(at, 1)
        else comments[at] = { ...comment, updatedAt: clock(now + 1) }
        tell(step, {
          kind: 'comment',
          action: act.do === 'edit' ? 'edited' : 'deleted',
          commentId: comment.id,
          author: account(act.by),
          sender: account(act.by),
        })
        break
      }
      case 'reopen':
        tell(step, {
          kind: 'head',
          action: 'reopened',
          before: null,
          after: head.sha,
          sender: account('himanshu'),
        })
        break
      case 'retarget':
        base++
        passed.push({ head, base })
        retargets.push({ at: clock(now) })
        tell(step, {
          kind: 'base',
          from: `base ${base - 1}`,
          to: `base ${base}`,
          headSha: head.sha,
          sender: account('himanshu'),
        })
        break
    }
  }

  function next(same: boolean): number {
    return same ? present().content : stands.length
  }
  function revoke(source: Said['source'], id: number): void {
    const one = said.find(other => other.source === source && other.id === id)
    if (one) one.revoked = true
  }
  function ancestors(sha: string): ReadonlySet<string> {
    const found = new Set<string>()
    const open = [sha]
    for (let one = open.pop(); one !== undefined; one = open.pop()) {
      const commit = commits.get(one)
      if (commit === undefined || found.has(one)) continue
      found.add(one)
      open.push(...commit.parents)
    }
    return found
  }

  const inPull = [...ancestors(present().sha)].flatMap(sha => commits.get(sha) ?? [])
  const contributors = new Set([
    account('himanshu').id,
    ...inPull.flatMap(commit => [...(pushers.get(commit.sha) ?? [])]),
  ])
  for (const commit of inPull.filter(({ unchangedMerge }) => !unchangedMerge)) {
    for (const one of [...commit.authors, commit.committer])
      if (one?.account) contributors.add(one.account.id)
  }
  // The last word of each person: of two in one second, any may be the last for all that GitHub tells.
  const lastWords = everybody.flatMap(
    by => said.findLast(one => one.by === by && !(one.source === 'comment' && one.revoked)) ?? [],
  )
  const isReviewed = (one: Said) => {
    const [given, ...since] = passed.slice(one.after - 1)
    return since.every(({ head, base: on }) => head.content === given?.head.content && on === given.base)
  }
  const mayCount = new Set(
    lastWords
      .filter(one => one.kind === 'approved' && !one.revoked && one.onHead && isReviewed(one))
      .filter(({ by }) => seniors.includes(by) && by !== 'robot[bot]' && !contributors.has(account(by).id))
      .map(({ by }) => account(by).id),
  )
  const objected = lastWords.some(
    one => one.kind === 'objected' && !one.revoked && seniors.includes(one.by) && one.by !== 'robot[bot]',
  )

  const listed = random.fork
    ? pushes.filter(({ forced }) => forced)
    : pushes.filter((push, i) => push.forced || i >= random.forgotten)
  const incomplete = random.fork ? 'Forks are not covered.' : 'The oldest pushes are not listed.'
  const observations = random.reordered ? events.toSorted((a, b) => a.order - b.order) : events
  const facts: ApprovalFacts = {
    pull: aPullRequest({
      headSha: present().sha,
      commits: inPull.length,
      createdAt: clock(0),
      headRepositoryId: random.fork ? 9009 : 7001,
    }),
    commits: inPull,
    reviews,
    comments,
    roles: {
      senior: {
        role: 'senior',
        holders: seniors.map(account),
        complete: true,
        described: 'team seniors',
        unreadable: [],
      },
    },
    history: {
      observations: observations.map(({ seen }) => seen),
      pushes: listed.toReversed(),
      pushesIncomplete: random.fork || random.forgotten > 0 ? incomplete : null,
      retargets,
      fingerprints: Object.fromEntries(stands.map(({ sha, content }) => [sha, `diff:${content}`])),
      places: [],
      resets: [],
    },
  }
  return { facts, mayCount, objected }
}

type Unstamped<T> = T extends Observation ? Omit<T, 'delivery' | 'receivedAt'> : never

function account(login: Who): Account {
  return login.endsWith('[bot]') ? aBot(login) : aPerson(login)
}

function person(login: Who): Commit['authors'][number] {
  return { name: login, email: `${login}@example.com`, account: account(login) }
}

function clock(second: number): string {
  return new Date(Date.UTC(2026, 10, 20, 13, 30, second)).toISOString()
}

function rarely(): fc.Arbitrary<boolean> {
  return fc.constantFrom(false, false, false, true)
}
