import { describe, expect, test } from 'vitest'
import { readEntry } from '../../src/evidence/reader.ts'
import type { StoredEntry } from '../../src/model/evidence.ts'
import { resolvePolicy } from '../../src/policy/resolve-policy.ts'
import { isCovered, rememberBranches } from '../../src/worker/covered-branches.ts'
import { type JudgePushesDependencies, judgePushes, type WaitingPush } from '../../src/worker/judge-pushes.ts'
import { aPerson, aSha } from '../builders.ts'
import { builtIn, repository } from '../policy/layers.ts'
import { aSilentLog } from '../silent-log.ts'

const policyOf = (text: string) => resolvePolicy([builtIn, repository(text)], { jira: false })

function aPush(more: Partial<WaitingPush> = {}): WaitingPush {
  return {
    installationId: 5,
    repository: { id: 7001, owner: 'acme', name: 'claims' },
    defaultBranch: 'main',
    branch: 'main',
    before: aSha('before'),
    after: aSha('merge'),
    change: 'pushed',
    by: aPerson('kim'),
    title: 'Repair it',
    commits: [aSha('one'), aSha('two'), aSha('merge')],
    covered: true,
    delivery: 'd-1',
    receivedAt: '2026-11-20T09:00:00.000Z',
    ...more,
  }
}

const merged = { number: 42, merged: true, mergeSha: aSha('merge'), headSha: aSha('two'), baseRef: 'main' }

/** A push, what GitHub says of its commits, and what comes of it `seconds` after it arrived. */
function world(
  push: WaitingPush,
  pulls: Record<string, (typeof merged)[]>,
  { seconds = 61, policy = '' } = {},
) {
  const entries: StoredEntry[] = []
  const done: string[] = []
  const due: string[] = []
  const log = aSilentLog()
  let asked = 0
  const dependencies: JudgePushesDependencies = {
    pushes: {
      waiting: async ({ after }) => (after ? [] : [push]),
      done: async each => void done.push(each.delivery),
    },
    evidence: {
      async append({ compose }) {
        const appended = compose({ sequence: 1, head: null, policyHash: null, recorded: new Set() })
        entries.push(...appended)
        return appended
      },
      unrecorded: async (_, once) => once,
    },
    github: () => ({
      async pullsOfCommit(_, sha) {
        asked++
        if (pulls['down'] !== undefined) throw new Error('GitHub is down.')
        return pulls[sha] ?? []
      },
      commits: async () => ({ commits: [{ sha: aSha('one') }, { sha: aSha('two') }] }),
    }),
    policyOf: async () => policyOf(policy),
    pulls: { put: async pull => void due.push(`${pull.key} ${pull.state}`) },
    makeDue: async keys => void due.push(...keys.map(({ key }) => key)),
    clock: { now: () => new Date(Date.parse(push.receivedAt) + seconds * 1000) },
    log,
    patienceMs: 60_000,
  }
  return { dependencies, run: () => judgePushes(dependencies), entries, done, due, log, asked: () => asked }
}

describe('a push to a covered branch', () => {
  test('that merged a pull request is none past it; the merge is looked at', async () => {
    const { run, entries, done, due, asked } = world(aPush(), { [aSha('merge')]: [merged] })
    await run()
    expect({ entries, done, due, asked: asked() }).toEqual({
      entries: [],
      done: ['d-1'],
      due: ['7001#42 closed', '7001#42'],
      asked: 1,
    })
  })

  test('of a rebase asks for each commit that it brought', async () => {
    const rebased = { ...merged, headSha: aSha('elsewhere') }
    const pulls = { [aSha('merge')]: [rebased], [aSha('two')]: [rebased], [aSha('one')]: [rebased] }
    const { run, entries, done, asked } = world(aPush(), pulls)
    await run()
    expect({ entries, done, asked: asked() }).toEqual({ entries: [], done: ['d-1'], asked: 3 })
  })

  test.each<[string, Partial<WaitingPush>, Record<string, (typeof merged)[]>]>([
    ['that no pull request knows', {}, {}],
    [
      'with a commit beneath a merge',
      { commits: [aSha('by hand'), aSha('one'), aSha('two'), aSha('merge')] },
      { [aSha('merge')]: [merged] },
    ],
    ['of what was merged elsewhere', {}, { [aSha('merge')]: [{ ...merged, baseRef: 'release' }] }],
    ['of a pull request that is open', {}, { [aSha('merge')]: [{ ...merged, merged: false }] }],
    ['that rewrote it', { change: 'forced' }, { [aSha('merge')]: [merged] }],
    ['that made it', { change: 'created', before: null }, { [aSha('merge')]: [merged] }],
    ['that took it away', { change: 'deleted', after: null, commits: [] }, {}],
  ])('%s is recorded as one past pull requests', async (_, more, pulls) => {
    const push = aPush(more)
    const { run, entries, done } = world(push, pulls)
    await run()
    expect(done).toEqual(['d-1'])
    const { branch, change, before, after } = push
    expect(entries.map(readEntry)).toMatchObject([
      {
        kind: 'push',
        at: push.receivedAt,
        actor: aPerson('kim'),
        headSha: after,
        details: { branch, change, before, after, title: 'Repair it' },
      },
    ])
  })

  test.each([
    ['while GitHub may not know yet that it was a merge, and nobody is asked', {}, 59, 0],
    ['while GitHub does not answer', { down: [] }, 61, 1],
  ])('waits %s', async (_, pulls, seconds, questions) => {
    const { run, entries, done, asked } = world(aPush(), pulls, { seconds })
    await run()
    expect({ entries, done, asked: asked() }).toEqual({ entries: [], done: [], asked: questions })
  })

  test('is recorded where GitHub lets us look no longer or never answers, and waits where the policy cannot be read', async () => {
    const hidden = world(aPush(), { down: [] })
    const forbidden = Object.assign(new Error('The App is not installed.'), { name: 'Forbidden' })
    const github = () => ({
      pullsOfCommit: () => Promise.reject(forbidden),
      commits: () => Promise.reject(forbidden),
    })
    await judgePushes({ ...hidden.dependencies, github })
    expect([hidden.entries.length, hidden.done.length]).toEqual([1, 1])

    const elsewhere = world(aPush({ branch: 'feature', covered: false }), {})
    await judgePushes({ ...elsewhere.dependencies, policyOf: () => Promise.reject(forbidden) })
    expect([elsewhere.entries.length, elsewhere.done.length]).toEqual([0, 1])

    const late = world(aPush(), { down: [] }, { seconds: 4 * 86_400 })
    await late.run()
    expect([late.entries.length, late.done.length]).toEqual([1, 1])

    const unread = world(aPush({ branch: 'release', covered: false }), {})
    const problem = {
      layer: 'repository',
      source: 'x',
      line: null,
      column: null,
      message: 'It could not be read.',
    } as const
    const policyOfNow = async () => ({ ...policyOf(''), problems: [problem] })
    await judgePushes({ ...unread.dependencies, policyOf: policyOfNow })
    expect([unread.entries.length, unread.done.length]).toEqual([0, 0])
  })

  test.each([
    ['is forgotten where no policy covers the branch', { branch: 'feature', covered: false }, '', 0],
    [
      'is recorded where the policy of now does',
      { branch: 'release', covered: false },
      'branches: [release]',
      1,
    ],
    ['is recorded where the policy did when it came', { covered: true }, 'branches: [other]', 1],
  ])('%s', async (_, more, policy, recorded) => {
    const { run, entries, done } = world(aPush(more), {}, { policy })
    await run()
    expect([entries.length, done.length]).toEqual([recorded, 1])
  })
})

describe('what is remembered of covered branches', () => {
  const kept = new Map<string, unknown>()
  const cache = {
    get: async (kind: string, key: string) => kept.get(`${kind} ${key}`),
    set: async (kind: string, key: string, value: unknown) => void kept.set(`${kind} ${key}`, value),
  }
  const of = (branch: string) => isCovered(cache, { repository: { id: 7001 }, branch, defaultBranch: 'main' })

  test.each<[string, string | null, string, boolean | 'unknown']>([
    ['nothing is known yet', null, 'feature', 'unknown'],
    ['the default branch, by default', '', 'main', true],
    ['another one, by default', '', 'feature', false],
    ['one that the policy names', 'branches: ["release/*"]', 'release/1', true],
    ['one that it does not', 'branches: ["release/*"]', 'feature', false],
    [
      'the default branch that it does not: it may have been changed just now',
      'branches: ["release/*"]',
      'main',
      'unknown',
    ],
  ])('%s', async (_, policy, branch, expected) => {
    if (policy !== null) await rememberBranches(cache, 7001, policyOf(policy))
    expect(await of(branch)).toBe(expected)
  })
})
