import type { ApprovalPolicy } from '../../src/approvals/approval-policy.ts'
import type { ApprovalFacts } from '../../src/approvals/require-approvals.ts'
import type { Account } from '../../src/model/account.ts'
import type {
  Comment,
  PlacesOfHeads,
  Push,
  Reset,
  Retarget,
  Review,
  RoleHolders,
} from '../../src/model/approval.ts'
import type { Observation } from '../../src/model/observation.ts'
import type { Commit, Contributor, PullRequest } from '../../src/model/pull-request.ts'
import { aBot, aPerson, aPullRequest, aSha } from '../builders.ts'

/**
 * A small language for what happens to a pull request. Each step happens five minutes after the one before it,
 * beginning at 13:30; commits are named by a letter. What GitHub and the events then say is the facts.
 */
export type Step = (world: World) => void

/** How the event of a step reached the app. */
export interface Delivery {
  /** The event never arrived. */
  readonly lost?: boolean
  /** The event arrives after all others. */
  readonly late?: boolean
  /** The event is delivered again, under the same delivery id, as GitHub does. */
  readonly twice?: boolean
  /** GitHub's list of pushes does not show it yet. */
  readonly unlisted?: boolean
  /** Happens in the same second as the step before it. */
  readonly sameSecond?: boolean
}

export interface World {
  minute: number
  deliveries: number
  head: string
  fork: boolean
  pull: Partial<PullRequest>
  commits: Map<string, Commit>
  pushes: Push[]
  pushesIncomplete: string | null
  observations: Observation[]
  late: Observation[]
  retargets: Retarget[]
  fingerprints: Record<string, string>
  places: PlacesOfHeads[]
  resets: Reset[]
  reviews: Review[]
  comments: Comment[]
  role: RoleHolders
  policy: ApprovalPolicy
}

const plainPolicy: ApprovalPolicy = {
  keep_on: ['base-merge', 'rebase'],
  dismiss: true,
  shared: true,
  unattributed_commits: 'block',
  approve_by_comment: [],
}

/** The facts and the policy after all steps. */
export function told(steps: readonly Step[]): { facts: ApprovalFacts; policy: ApprovalPolicy } {
  const world: World = {
    minute: 25,
    deliveries: 0,
    head: '',
    fork: false,
    pull: {},
    commits: new Map(),
    pushes: [],
    pushesIncomplete: null,
    observations: [],
    late: [],
    retargets: [],
    fingerprints: {},
    places: [],
    resets: [],
    reviews: [],
    comments: [],
    role: {
      role: 'senior',
      holders: ['alex', 'kim', 'sam'].map(aPerson),
      complete: true,
      described: 'team senior-engineers',
      unreadable: [],
    },
    policy: plainPolicy,
  }
  for (const step of steps) step(world)
  const commits = commitsBehind(world.head, world.commits)
  const facts: ApprovalFacts = {
    pull: aPullRequest({
      headSha: aSha(world.head),
      commits: commits.length,
      createdAt: clock(30),
      ...world.pull,
    }),
    commits,
    reviews: world.reviews,
    comments: world.comments,
    roles: { senior: world.role },
    history: {
      observations: [...world.observations, ...world.late],
      pushes: world.pushes.toReversed(),
      pushesIncomplete: world.pushesIncomplete,
      retargets: world.retargets,
      fingerprints: world.fingerprints,
      places: world.places,
      resets: world.resets,
    },
  }
  return { facts, policy: world.policy }
}

/** himanshu opened the pull request with commit A. The first step of every story. */
export function opened(how: Delivery & { by?: string } = {}): Step {
  return world => {
    const by = aPerson(how.by ?? 'himanshu')
    tick(world, {})
    world.head = 'A'
    commit(world, 'A', [aSha('main')], { authors: [known(by)], committer: known(by) })
    if (!how.unlisted && !world.fork) {
      world.pushes.push({ at: clock(20), by, before: null, after: aSha('A'), forced: false })
    }
    observe(world, how, { kind: 'head', action: 'opened', before: null, after: aSha('A'), sender: by })
  }
}

interface PushMore extends Delivery {
  readonly by?: string
  readonly commit?: Partial<Commit>
  /** The letter of a head that changes the same; left out: it changes something else. */
  readonly same?: string
  readonly uncompared?: boolean
}

/** A commit was added to the head. */
export function pushed(letter: string, more: PushMore = {}): Step {
  return world => move(world, letter, [aSha(world.head)], false, more)
}

/** The base branch was merged into the head, “Update branch” or by hand, without a change of what is changed. */
export function mergedBase(letter: string, more: PushMore & { changing?: boolean } = {}): Step {
  return world => {
    const by = known(aPerson(more.by ?? 'himanshu'))
    const commit = { authors: [by], committer: webFlow, ...more.commit }
    const same = more.changing ? {} : { same: world.head }
    move(world, letter, [aSha(world.head), aSha(`main ${letter}`)], false, { ...same, ...more, commit })
  }
}

/** The branch was rebased: new commits in place of the old ones, with the same changes. */
export function rebased(letter: string, more: PushMore & { changing?: boolean } = {}): Step {
  return world => {
    const same = more.changing ? {} : { same: world.head }
    move(world, letter, [aSha(`main ${letter}`)], true, { ...same, ...more })
  }
}

/** The base branch had changed a file of the pull request meanwhile: what is known of the places of two heads. */
export function places(a: string, b: string, are: PlacesOfHeads['are'], what = ''): Step {
  return world => {
    const alike = [a, b].map((letter, i) => [aSha(letter), `diff:${a}:version ${i}___=1`])
    world.fingerprints = { ...world.fingerprints, ...Object.fromEntries(alike) }
    world.places.push({ heads: [aSha(a), aSha(b)], are, what: what.replaceAll(/`([A-Z])`/g, named) })
  }
}

function named(_: string, letter: string): string {
  return `\`${aSha(letter).slice(0, 7)}\``
}

/** An earlier head was brought back by a force push. */
export function restored(letter: string, more: Delivery & { by?: string } = {}): Step {
  return world => moved(world, letter, true, more)
}

/** GitHub moves `commit_id` of the reviews given so far to the present head, as “Update branch” does. */
export function movedCommitIds(): Step {
  return world => {
    world.reviews = world.reviews.map(review => ({ ...review, commitSha: aSha(world.head) }))
  }
}

interface ReviewMore extends Delivery {
  /** The commit that the review names; left out: the head. */
  readonly on?: string
  readonly id?: number
  readonly account?: Account | null
}

export function approvedBy(login: string, more: ReviewMore = {}): Step {
  return world => review(world, login, 'approved', more)
}

export function changesRequestedBy(login: string, more: ReviewMore = {}): Step {
  return world => review(world, login, 'changes_requested', more)
}

export function commentedBy(login: string, more: ReviewMore = {}): Step {
  return world => review(world, login, 'commented', more)
}

/** The latest review of somebody was dismissed. `unshown`: GitHub's list does not show it (yet). */
export function dismissed(login: string, more: Delivery & { unshown?: boolean } = {}): Step {
  return world => {
    tick(world, more)
    const review = world.reviews.findLast(({ author }) => author?.login === login)
    if (review === undefined) throw new Error(`${login} gave no review`)
    if (!more.unshown) {
      world.reviews = world.reviews.map(other =>
        other === review ? { ...other, state: 'dismissed' } : other,
      )
    }
    observeReview(world, more, review, 'dismissed')
  }
}

/** The event of the newest review came once more under another delivery, with the head of then. */
export function toldAgain(): Step {
  return world => {
    tick(world, {})
    const review = world.reviews.at(-1)
    if (review) observeReview(world, {}, { ...review, commitSha: aSha(world.head) }, 'submitted')
  }
}

/** The text of somebody's latest review was edited. */
export function editedReview(login: string, more: Delivery = {}): Step {
  return world => {
    tick(world, more)
    const review = world.reviews.findLast(({ author }) => author?.login === login)
    if (review) observeReview(world, more, review, 'edited')
  }
}

export function retargeted(from: string, to: string, more: Delivery = {}): Step {
  return world => {
    tick(world, more)
    world.pull = { ...world.pull, baseRef: to }
    if (!more.unlisted) world.retargets.push({ at: clock(world.minute) })
    observe(world, more, { kind: 'base', from, to, headSha: aSha(world.head), sender: aPerson('himanshu') })
  }
}

export function reopened(more: Delivery & { on?: string } = {}): Step {
  return world => {
    tick(world, more)
    const after = aSha(more.on ?? world.head)
    observe(world, more, {
      kind: 'head',
      action: 'reopened',
      before: null,
      after,
      sender: aPerson('himanshu'),
    })
  }
}

/** Somebody wrote a comment. */
export function said(login: string, body: string, more: Delivery & { account?: Account } = {}): Step {
  return world => {
    tick(world, more)
    const author = more.account ?? aPerson(login)
    const at = clock(world.minute)
    const comment: Comment = { id: 500 + world.comments.length, author, body, createdAt: at, updatedAt: at }
    world.comments.push(comment)
    observe(world, more, {
      kind: 'comment',
      action: 'created',
      commentId: comment.id,
      author,
      sender: author,
    })
  }
}

/** The newest comment was edited. `unshown`: GitHub's times do not tell. */
export function editedComment(body: string, more: Delivery & { unshown?: boolean } = {}): Step {
  return world => {
    tick(world, more)
    const comment = world.comments.pop()
    if (comment === undefined) throw new Error('there is no comment')
    const updatedAt = more.unshown ? comment.updatedAt : clock(world.minute)
    world.comments.push({ ...comment, body, updatedAt })
    const { id, author } = comment
    observe(world, more, { kind: 'comment', action: 'edited', commentId: id, author, sender: author })
  }
}

/** The newest comment was deleted. `unshown`: GitHub's list still has it. */
export function deletedComment(more: Delivery & { unshown?: boolean } = {}): Step {
  return world => {
    tick(world, more)
    const comment = world.comments.at(-1)
    if (comment === undefined) throw new Error('there is no comment')
    if (!more.unshown) world.comments.pop()
    const { id, author } = comment
    observe(world, more, { kind: 'comment', action: 'deleted', commentId: id, author, sender: author })
  }
}

/** Our own records say that somebody's latest review was reset. */
export function recordedReset(login: string, why: string): Step {
  return world => {
    const id = world.reviews.findLast(({ author }) => author?.login === login)?.id ?? 0
    world.resets.push({ source: 'review', id, why, at: clock(world.minute) })
  }
}

/** Before the opening: the head branch is in a fork, where GitHub lists no pushes but forced ones. */
export function fromFork(): Step {
  return world => {
    world.fork = true
    world.pull = { ...world.pull, headRepositoryId: 9009 }
    world.pushesIncomplete = "GitHub's list of pushes does not cover forks."
  }
}

export function pushesUnknown(): Step {
  return world => {
    world.pushesIncomplete = "GitHub's list of pushes ends before the opening."
  }
}

export function policy(more: Partial<ApprovalPolicy>): Step {
  return world => {
    world.policy = { ...world.policy, ...more }
  }
}

export function role(more: Partial<RoleHolders>): Step {
  return world => {
    world.role = { ...world.role, ...more }
  }
}

export function pull(more: Partial<PullRequest>): Step {
  return world => {
    world.pull = { ...world.pull, ...more }
  }
}

/** Changes a commit that is there, for example its authors. */
export function amended(letter: string, more: Partial<Commit>): Step {
  return world => {
    const commit = world.commits.get(aSha(letter))
    if (commit) world.commits.set(commit.sha, { ...commit, ...more })
  }
}

/** Any change to what GitHub says, where no word of the language fits. */
export function listedPushes(change: (pushes: Push[]) => Push[]): Step {
  return world => {
    world.pushes = change(world.pushes)
  }
}

export function known(account: Account): Contributor {
  return { name: account.login, email: `${account.login}@example.com`, account }
}

export function stranger(name: string): Contributor {
  return { name, email: `${name}@nowhere.example`, account: null }
}

export const webFlow: Contributor = {
  name: 'GitHub',
  email: 'noreply@github.com',
  account: { id: 19864447, login: 'web-flow', type: 'User' },
}

export const renovate = aBot('renovate[bot]')

function move(world: World, letter: string, parents: string[], forced: boolean, more: PushMore): void {
  const by = known(aPerson(more.by ?? 'himanshu'))
  commit(world, letter, parents, { authors: [by], committer: by, ...more.commit })
  const fingerprint = more.same ? world.fingerprints[aSha(more.same)] : undefined
  if (fingerprint) world.fingerprints[aSha(letter)] = fingerprint
  if (more.uncompared) delete world.fingerprints[aSha(letter)]
  moved(world, letter, forced, more)
}

function moved(world: World, letter: string, forced: boolean, more: Delivery & { by?: string }): void {
  tick(world, more)
  const by = aPerson(more.by ?? 'himanshu')
  const [before, after] = [aSha(world.head), aSha(letter)]
  world.head = letter
  if (!more.unlisted && (!world.fork || forced)) {
    world.pushes.push({ at: clock(world.minute), by, before: world.fork ? null : before, after, forced })
  }
  observe(world, more, { kind: 'head', action: 'moved', before, after, sender: by })
}

function commit(world: World, letter: string, parents: string[], more: Partial<Commit>): void {
  const sha = aSha(letter)
  world.commits.set(sha, { sha, message: letter, parents, authors: [], committer: null, ...more })
  world.fingerprints[sha] = `diff:${letter}`
}

function review(world: World, login: string, state: Review['state'], more: ReviewMore): void {
  tick(world, more)
  const author = more.account === undefined ? aPerson(login) : more.account
  const commitSha = aSha(more.on ?? world.head)
  const id = more.id ?? 100 + world.reviews.length
  const review: Review = { id, author, state, commitSha, submittedAt: clock(world.minute) }
  world.reviews.push(review)
  observeReview(world, more, review, 'submitted')
}

function observeReview(
  world: World,
  how: Delivery,
  { id, author, commitSha }: Review,
  action: 'submitted' | 'edited' | 'dismissed',
): void {
  const headSha = aSha(world.head)
  observe(world, how, { kind: 'review', action, reviewId: id, author, commitSha, headSha, sender: author })
}

type Unstamped<T> = T extends Observation ? Omit<T, 'delivery' | 'receivedAt'> : never

function observe(world: World, how: Delivery, seen: Unstamped<Observation>): void {
  world.deliveries++
  if (how.lost) return
  const stamped: Observation = {
    ...seen,
    delivery: `delivery ${world.deliveries}`,
    receivedAt: clock(world.minute),
  }
  const list = how.late ? world.late : world.observations
  list.push(stamped)
  if (how.twice) world.late.push(stamped)
}

function tick(world: World, { sameSecond }: Delivery): void {
  if (!sameSecond) world.minute += 5
}

function clock(minute: number): string {
  return new Date(Date.UTC(2026, 10, 20, 13, minute)).toISOString()
}

function commitsBehind(head: string, commits: ReadonlyMap<string, Commit>): Commit[] {
  const found: Commit[] = []
  const open = [aSha(head)]
  for (let sha = open.pop(); sha !== undefined; sha = open.pop()) {
    const commit = commits.get(sha)
    if (commit === undefined || found.includes(commit)) continue
    found.unshift(commit)
    open.push(...commit.parents)
  }
  return found
}
