import { describe, expect, test } from 'vitest'
import type { SameHead } from '../../src/model/facts.ts'
import type { PullRequestKey } from '../../src/model/pull-request.ts'
import type { Verdict } from '../../src/model/verdict.ts'
import { sharers, verdictsOfOthers } from '../../src/worker/same-head.ts'
import { aSha } from '../builders.ts'
import { aVerdict, entryOf, rows } from '../publish/verdicts.ts'
import { aGathering } from './gatherings.ts'

const known = (...value: SameHead[]) => ({ sameHead: { known: true, value } as const })
const into = (baseRef: string, number = 43): SameHead => ({ key: `7001#${number}`, baseRef })

/** The recorded verdicts, as the store finds them. */
function latest(...verdicts: Verdict[]) {
  const asked: PullRequestKey[][] = []
  return {
    asked,
    async latestOf(keys: readonly PullRequestKey[]) {
      asked.push([...keys])
      return new Map(
        verdicts
          .filter(({ key }) => keys.includes(key))
          .map(verdict => [verdict.key, { verdict, entry: entryOf(7) }]),
      )
    },
  }
}

describe('pull requests that show on the same commit', () => {
  test.each([
    ['are others into covered branches', [into('main'), into('release', 44)], ['7001#43', '7001#44']],
    ['are not those into branches without a policy', [into('playground')], []],
    ['are not the pull request itself', [into('main', 42), into('main')], ['7001#43']],
  ])('%s', (_, others, keys) => {
    expect(sharers(aGathering(known(...others))).map(({ key }) => key)).toEqual(keys)
  })

  test('are none while it is not known which there are', () => {
    const sameHead = { known: false, why: 'GitHub answered 502.', retryAt: null } as const
    expect(sharers(aGathering({ sameHead }))).toEqual([])
  })
})

describe('the verdict of another pull request on the same commit', () => {
  const found = aVerdict([rows.noTitleFormat], { key: '7001#43', headSha: aSha('head'), baseRef: 'release' })

  test('is its latest, for this head and this base, with its entry', async () => {
    const gathering = aGathering(known(into('release')))
    expect(await verdictsOfOthers(latest(found), gathering)).toEqual([{ ...found, entry: entryOf(7) }])
  })

  test.each([
    ['it has none yet', []],
    ['its latest is of another head', [{ ...found, headSha: aSha('older') }]],
    ['its latest is of another base', [{ ...found, baseRef: 'main' }]],
  ])('waits while %s, so that the commit is not green', async (_, verdicts) => {
    const [other, ...more] = await verdictsOfOthers(latest(...verdicts), aGathering(known(into('release'))))
    expect(more).toEqual([])
    expect(other).toMatchObject({ key: '7001#43', headSha: aSha('head'), state: 'action_required' })
    expect(other?.rows.map(({ result }) => result)).toEqual([
      { status: 'pending', says: 'Pull request 43 has the same head commit and no verdict yet' },
    ])
  })

  test('fails under our own key while it is not known whether there are others', async () => {
    const retryAt = '2026-11-20T14:05:00Z'
    const sameHead = { known: false, why: 'GitHub answered 502.', retryAt } as const
    const [own] = await verdictsOfOthers(latest(found), aGathering({ sameHead }))
    expect(own).toMatchObject({ key: '7001#42', state: 'failure' })
    const says = 'Whether other pull requests have this head commit is not known. GitHub answered 502.'
    expect(own?.rows.map(({ result }) => result)).toEqual([{ status: 'error', says, retryAt }])
  })

  test('is not asked for where there is no other', async () => {
    const records = latest(found)
    expect(await verdictsOfOthers(records, aGathering())).toEqual([])
    expect(records.asked).toEqual([])
  })
})
