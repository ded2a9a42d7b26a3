import { describe, expect, test } from 'vitest'
import type { Gathering } from '../../src/facts/gather.ts'
import type { EntryReference } from '../../src/model/evidence.ts'
import type { PullRequestKey } from '../../src/model/pull-request.ts'
import type { Ticket } from '../../src/model/ticket.ts'
import type { Verdict } from '../../src/model/verdict.ts'
import {
  type EvaluateDependencies,
  evaluatePullRequest,
  type RegisteredPull,
} from '../../src/worker/evaluate-pull-request.ts'
import { aSha } from '../builders.ts'
import { aFakeGitHub, fakePublications, gitHubError } from '../publish/fakes.ts'
import { aSilentLog } from '../silent-log.ts'
import { aGathering, factsOf } from './gatherings.ts'

type Kept = RegisteredPull & { readonly covered: boolean | null; readonly removed: boolean }

const pull42: Kept = {
  key: '7001#42',
  installationId: 5,
  repository: { id: 7001, owner: 'acme', name: 'old-name' },
  number: 42,
  headSha: aSha('older'),
  baseRef: 'main',
  state: 'open',
  covered: null,
  removed: false,
}

/** Everything around one evaluation, and in which order it was used. */
function world(gathering: Gathering, known: readonly Kept[] = [pull42], isUncovered = false) {
  const did: string[] = []
  const due: PullRequestKey[] = []
  const pulls = new Map(known.map(pull => [pull.key, pull]))
  const entry = { sequence: 7, hash: 'e'.repeat(64) }
  const verdicts = new Map<PullRequestKey, { verdict: Verdict; entry: EntryReference }>()
  const github = aFakeGitHub()
  github.afterwards = request => did.push(request)
  const log = aSilentLog()
  const dependencies: EvaluateDependencies = {
    pulls: {
      get: async key => pulls.get(key) ?? null,
      bySha: async (_, sha) => [...pulls.values()].filter(({ headSha }) => headSha === sha),
      put: async pull => void pulls.set(pull.key, { ...pull, removed: false }),
    },
    observations: { of: async () => [] },
    async gather() {
      did.push('gather')
      return gathering
    },
    recallBranch: async ({ baseRef }) => ({
      isUncovered,
      rememberUncovered: async () => void did.push(`remember ${baseRef}`),
    }),
    github: () => Object.assign(github, { mergeBase: async () => aSha('base') }),
    jira: null,
    asking: { hearsOfTickets: false },
    tickets: { put: async (_, keys) => void (keys.length > 0 && did.push(`rests on ${keys.join(', ')}`)) },
    groups: { standing: async () => [], withoutNumber: async () => [], bind: async () => {} },
    backlinks: { add: async () => {} },
    records: {
      verdicts: { latestOf: async keys => new Map([...verdicts].filter(([key]) => keys.includes(key))) },
    },
    recording: {
      evidence: {
        async keep({ verdict, entries }) {
          if (verdict !== null) {
            did.push(`record ${verdict.state}`)
            verdicts.set(verdict.key, { verdict, entry })
          }
          return entries.compose({ sequence: 7, head: null, policyHash: null, recorded: new Set() })
        },
        unrecorded: async (_, once) => once,
        firstCompliant: async () => null,
        isJudged: async key => verdicts.has(key),
      },
      verdicts: { latest: async key => verdicts.get(key) ?? null },
      keeping: { seal: null, source: false },
      code: { version: '0.1.0', judging: '0'.repeat(64) },
      clock: { now: () => new Date('2026-11-20T14:00:01.000Z') },
    },
    publications: fakePublications(),
    watchCi: async () => void did.push('watch'),
    reportUrl: ({ owner, name }, number) => `https://patrol.example.com/${owner}/${name}/pull/${number}`,
    makeDue: async keys => void due.push(...keys.map(({ key }) => key)),
    clock: { now: () => new Date('2026-11-20T14:00:01.000Z') },
    log,
  }
  const run = () => evaluatePullRequest(dependencies, { key: '7001#42', installationId: 5 })
  return { dependencies, did, due, github, log, pulls, run }
}

describe('an evaluation', () => {
  test('gathers, judges, records, and then makes GitHub say so', async () => {
    const { did, run, pulls, log } = world(aGathering())
    expect(await run()).toMatchObject({ outcome: 'judged', verdict: { state: 'success' }, again: null })
    expect(did).toEqual([
      'gather',
      'watch',
      'record success',
      'findCheckRun',
      'createCheckRun',
      'findComment',
      'createComment',
    ])
    const names = { repository: { id: 7001, owner: 'acme', name: 'claims' }, headSha: aSha('head') }
    expect(pulls.get('7001#42')).toEqual({ ...pull42, ...names, covered: true })
    expect(log.lines).toMatchObject([
      { message: 'Verdict', fields: { pull: '7001#42', headSha: aSha('head'), state: 'success' } },
    ])
  })

  test('of a pull request that nobody knows does nothing', async () => {
    const { did, run } = world(aGathering(), [])
    expect(await run()).toEqual({ outcome: 'unknown' })
    expect(did).toEqual([])
  })

  test('of one into a branch without a policy publishes nothing, and remembers that', async () => {
    const { did, due, github, pulls, run } = world(aGathering({ covered: false }))
    expect(await run()).toEqual({ outcome: 'uncovered' })
    expect({ did, due, requests: github.requests }).toEqual({
      did: ['gather', 'watch', 'remember main'],
      due: [],
      requests: [],
    })
    expect(pulls.get('7001#42')).toMatchObject({ covered: false })
  })

  test('of one into a branch of which that is known asks nothing', async () => {
    const { did, pulls, run } = world(aGathering({ covered: false }), [pull42], true)
    expect(await run()).toEqual({ outcome: 'uncovered' })
    expect(did).toEqual([])
    expect(pulls.get('7001#42')).toMatchObject({ covered: false })
  })

  test('of one that is closed is gathered all the same, since it may be merged', async () => {
    const closed: Kept = { ...pull42, state: 'closed' }
    const { did, run } = world(aGathering({ covered: false }), [closed], true)
    await run()
    expect(did).toContain('gather')
  })

  test('remembers nothing of a branch from which the pull request moved meanwhile', async () => {
    const { did, run } = world(aGathering({ covered: false }), [{ ...pull42, baseRef: 'before' }])
    await run()
    expect(did).toEqual(['gather', 'watch'])
  })

  const sharer: Kept = { ...pull42, key: '7001#43', number: 43, headSha: aSha('head'), covered: true }

  test.each<[string, boolean | null, PullRequestKey[]]>([
    ['was covered', true, ['7001#43']],
    ['was retargeted', null, ['7001#43']],
    ['was not covered before', false, []],
  ])('of one that %s and is not now makes due those that share its head', async (_, covered, keys) => {
    const closed: Kept = { ...sharer, key: '7001#44', number: 44, state: 'closed' }
    for (const isKnown of [false, true]) {
      const before = { ...pull42, covered, ...(isKnown && { headSha: aSha('head') }) }
      const { due, run } = world(aGathering({ covered: false }), [before, sharer, closed], isKnown)
      await run()
      expect(due).toEqual(keys)
    }
  })

  test('registers those that share the head and were not known, and makes them due after its own', async () => {
    const sameHead = { known: true, value: [{ key: '7001#45', baseRef: 'release' }] } as const
    const { due, did, pulls, run } = world(aGathering({ sameHead }))
    expect(await run()).toMatchObject({ verdict: { state: 'success' } })
    expect(due).toEqual(['7001#45'])
    expect(pulls.get('7001#45')).toMatchObject({ headSha: aSha('head'), baseRef: 'release', state: 'open' })
    expect(did).toContain('createCheckRun')
  })

  test('leaves those alone that share the head and are known as they are', async () => {
    const sameHead = { known: true, value: [{ key: '7001#43', baseRef: 'main' }] } as const
    const { due, run } = world(aGathering({ sameHead }), [pull42, sharer])
    await run()
    expect(due).toEqual([])
  })

  test('fails as a whole when GitHub does not take the check run, with the verdict recorded', async () => {
    const { did, github, run } = world(aGathering())
    github.fault = request => {
      if (request === 'createCheckRun') throw gitHubError('Unavailable')
    }
    await expect(run()).rejects.toThrow('Unavailable')
    expect(did).toContain('record success')
    expect(did).not.toContain('createComment')
  })
})

describe('when an evaluation is tried again', () => {
  const refused: Ticket = {
    state: 'found',
    key: 'SEC-1098',
    project: 'SEC',
    type: 'Story',
    status: 'Open',
    statusCategory: 'new',
    summary: '',
    linksBack: false,
    linkedByUs: false,
    linkProblem: 'The link could not be added to SEC-1098.',
    linkRetryAt: '2026-11-20T14:03:00.000Z',
  }
  const withTicket = (more = {}) => factsOf(more, { tickets: { known: true, value: [refused] } })
  const at = '2026-11-20T14:05:00.000Z'

  test.each<[string, Partial<Gathering>, string | null]>([
    ['never, when everything could be read', {}, null],
    ['when what could not be read may be asked again', { again: at }, at],
    ['when JIRA may take our link', { facts: withTicket() }, refused.linkRetryAt ?? null],
    ['by the earlier of both', { again: at, facts: withTicket() }, refused.linkRetryAt ?? null],
    ['never, once it is closed', { again: at, facts: withTicket({ state: 'closed' }) }, null],
  ])('%s', async (_, more, again) => {
    expect(await world(aGathering(more)).run()).toMatchObject({ outcome: 'judged', again })
  })
})
