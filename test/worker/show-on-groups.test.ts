import { describe, expect, test } from 'vitest'
import type { PullRequestKey } from '../../src/model/pull-request.ts'
import type { Verdict } from '../../src/model/verdict.ts'
import { mergedWith, type StandingGroup } from '../../src/worker/merge-groups.ts'
import { refuseGroups, refuseUnnamedGroups, showOnGroups } from '../../src/worker/show-on-groups.ts'
import { aSha } from '../builders.ts'
import { aFakeGitHub, fakePublications, gitHubError } from '../publish/fakes.ts'
import { aVerdict, rows } from '../publish/verdicts.ts'
import { aSilentLog } from '../silent-log.ts'
import { aGathering } from './gatherings.ts'

const head = aSha('head')

function aGroup(name: string, more: Partial<StandingGroup> = {}): StandingGroup {
  return {
    installationId: 5,
    repository: { id: 7001, owner: 'acme', name: 'claims' },
    headSha: aSha(name),
    baseSha: aSha('base'),
    baseRef: 'main',
    number: 42,
    pullHead: null,
    ...more,
  }
}

const green = aVerdict([rows.reviewed], { headSha: head })
const waiting = aVerdict([rows.unreviewed], { headSha: head })

function world(standing: readonly StandingGroup[], recorded: readonly Verdict[] = []) {
  const onBase = [aSha('base')]
  const asked: string[] = []
  const github = Object.assign(aFakeGitHub(), {
    mergeBase: async (_: unknown, __: string, sha: string) => {
      asked.push(sha)
      return onBase.includes(sha) ? sha : aSha('where they parted')
    },
  })
  const bound: string[] = []
  const due: PullRequestKey[] = []
  const log = aSilentLog()
  const dependencies = {
    groups: {
      standing: async () => standing,
      withoutNumber: async () => standing.filter(({ number }) => number === null),
      bind: async (group: StandingGroup, pullHead: string) => void bound.push(`${group.headSha} ${pullHead}`),
    },
    github: () => github,
    publications: fakePublications(),
    observations: { of: async () => [] },
    records: {
      verdicts: {
        latestOf: async (keys: readonly PullRequestKey[]) =>
          new Map(
            recorded.filter(({ key }) => keys.includes(key)).map(verdict => [verdict.key, { verdict }]),
          ),
      },
    },
    makeDue: async (keys: readonly { key: PullRequestKey }[]) => void due.push(...keys.map(({ key }) => key)),
    policyOf: async () => aGathering().policy,
    clock: { now: () => new Date('2026-11-23T15:00:00.000Z') },
    log,
  }
  const show = (verdict: Verdict, state: 'open' | 'closed' = 'open') =>
    showOnGroups(dependencies, {
      gathering: aGathering({}, { headSha: verdict.headSha, state }),
      verdict,
      evidence: { sequence: 7, hash: 'e'.repeat(64) },
    })
  const shown = () =>
    [...github.runs.values()].map(({ headSha, conclusion, title }) => ({ headSha, conclusion, title }))
  return { dependencies, github, asked, bound, due, log, show, shown }
}

describe('a verdict', () => {
  test('without a group costs nothing', async () => {
    const { github, show } = world([aGroup('other', { number: 43 })])
    await show(green)
    expect(github.requests).toEqual([])
  })

  test('is shown on every group of its pull request, which is bound to its head', async () => {
    const { bound, show, shown } = world([aGroup('one'), aGroup('two', { pullHead: head })])
    await show(green)
    const success = { conclusion: 'success', title: 'All pull-request checks succeeded!' }
    expect(shown()).toEqual([
      { headSha: aSha('one'), ...success },
      { headSha: aSha('two'), ...success },
    ])
    expect(bound).toEqual([`${aSha('one')} ${head}`])
  })

  test('that waits is failure there, whatever the group stands on, and the same verdict makes no request again', async () => {
    const { asked, github, show, shown } = world([aGroup('one')])
    await show(waiting)
    await show({ ...waiting, at: '2026-11-23T14:05:00Z' })
    expect(shown()).toMatchObject([
      { conclusion: 'failure', title: 'Waiting for a review by a senior engineer' },
    ])
    expect(github.requests).toEqual(['createCheckRun'])
    expect(asked).toEqual([])
    await show({ ...green, at: '2026-11-23T14:10:00Z' })
    expect(asked).toEqual([aSha('base')])
  })

  test.each<[string, Partial<StandingGroup>]>([
    ['another branch', { baseRef: 'release' }],
    ['another head', { pullHead: aSha('older') }],
  ])('is failure on a group made for %s', async (_, more) => {
    const { show, shown } = world([aGroup('one', more)])
    await show(green)
    expect(shown()).toMatchObject([{ conclusion: 'failure' }])
  })

  test('of a closed pull request leaves what stands there', async () => {
    const { github, show } = world([aGroup('one')])
    await show(green)
    await show({ ...waiting, at: '2026-11-23T14:05:00Z' }, 'closed')
    expect(github.requests).toEqual(['createCheckRun'])
  })
})

describe('groups on top of each other', () => {
  const [first, second] = [
    aGroup('first', { number: 41 }),
    aGroup('second', { baseSha: aSha('first'), number: 42 }),
  ]
  const third = aGroup('third', { baseSha: aSha('second'), number: 43 })

  test('merge what is below, whatever their order, and never go in circles', () => {
    expect(mergedWith(third, [third, first, second])).toEqual([third, second, first])
    const ring = { ...first, baseSha: third.headSha }
    expect(mergedWith(third, [third, ring, second])).toEqual([third, second, ring])
  })

  test.each<[string, Verdict[], string]>([
    ['is green', [{ ...green, key: '7001#41' }], 'success'],
    ['waits', [{ ...waiting, key: '7001#41' }], 'failure'],
    ['is unknown', [], 'failure'],
    ['goes elsewhere', [{ ...green, key: '7001#41', baseRef: 'release' }], 'failure'],
  ])('one whose lower group %s', async (_, recorded, conclusion) => {
    const { show, shown } = world([first, second], recorded)
    await show(green)
    expect(shown()).toMatchObject([{ headSha: aSha('second'), conclusion }])
  })

  test('one whose lower group names no pull request fails', async () => {
    const { show, shown } = world([{ ...first, number: null }, second])
    await show(green)
    expect(shown()).toMatchObject([{ conclusion: 'failure' }])
  })

  test('one that stands on a group of which nothing was heard fails, with the reason', async () => {
    const { github, show, shown } = world([second])
    await show(green)
    expect(shown()).toMatchObject([{ conclusion: 'failure' }])
    const short = aSha('first').slice(0, 7)
    expect([...github.runs.values()][0]?.text).toContain(
      `stands on \`${short}\`, which is neither on \`main\``,
    )
  })

  test('those on top are looked at again when something was written, and only then', async () => {
    const { due, show } = world([first, second, third], [{ ...green, key: '7001#41' }])
    await show(green)
    expect(due).toEqual(['7001#43'])
    await show({ ...green, at: '2026-11-23T14:05:00Z' })
    expect(due).toEqual(['7001#43'])
  })
})

describe('a group is refused', () => {
  test('when it names no pull request, once', async () => {
    const { dependencies, github, shown } = world([aGroup('odd', { number: null }), aGroup('one')])
    await refuseUnnamedGroups(dependencies)
    await refuseUnnamedGroups(dependencies)
    expect(shown()).toEqual([
      { headSha: aSha('odd'), conclusion: 'failure', title: '1 of 1 check needs attention: merge queue' },
    ])
    expect(github.requests).toEqual(['createCheckRun'])
  })

  test('when GitHub does not show its pull request', async () => {
    const { dependencies, shown, github } = world([aGroup('one'), aGroup('other', { number: 43 })])
    await refuseGroups(dependencies, { key: '7001#42' })
    expect(shown()).toMatchObject([{ headSha: aSha('one'), conclusion: 'failure' }])
    expect([...github.runs.values()][0]?.text).toContain('GitHub does not show pull request 42 to this App.')
  })

  test('a refusal that cannot be written is logged, and keeps no other from its answer', async () => {
    const { dependencies, github, log, shown } = world([
      aGroup('one', { number: null }),
      aGroup('two', { number: null }),
    ])
    let isDown = true
    github.fault = () => {
      if (isDown) {
        isDown = false
        throw gitHubError('Unavailable')
      }
    }
    await refuseUnnamedGroups(dependencies)
    expect(shown()).toMatchObject([{ headSha: aSha('two') }])
    expect(log.lines.map(({ message }) => message)).toEqual([
      'Group of the merge queue could not be answered',
      'Group of the merge queue refused',
    ])
    await refuseUnnamedGroups(dependencies)
    expect(shown()).toHaveLength(2)
  })
})
