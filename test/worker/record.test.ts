import { describe, expect, test } from 'vitest'
import type { Reset } from '../../src/model/approval.ts'
import type { Facts } from '../../src/model/facts.ts'
import type { Verdict } from '../../src/model/verdict.ts'
import { meansTheSame, record } from '../../src/worker/record.ts'
import { aPullRequest } from '../builders.ts'
import {
  anApproval,
  aResetApproval,
  aRow,
  aVerdict,
  resetReview,
  rows,
  seniors,
} from '../publish/verdicts.ts'

const facts: Facts = {
  at: '2026-11-23T14:01:00Z',
  pull: aPullRequest(),
  jira: null,
  proposedPolicy: null,
  parts: {},
}

/** Records in memory; what is kept goes through JSON, as in the database. */
function someRecords() {
  const kept: Verdict[] = []
  const resets: Reset[] = []
  const records = {
    verdicts: {
      append: async (verdict: Verdict) => ({ seq: kept.push(JSON.parse(JSON.stringify(verdict))) }),
      async latest() {
        const verdict = kept.at(-1)
        return verdict === undefined ? null : { seq: kept.length, verdict }
      },
    },
    resets: { add: async (_: string, added: readonly Reset[]) => void resets.push(...added) },
  }
  return { kept, resets, record: (verdict: Verdict) => record(records, facts, verdict) }
}

describe('a verdict', () => {
  test('is recorded when it differs from the one before it', async () => {
    const { kept, record } = someRecords()
    expect(await record(aVerdict([rows.unreviewed]))).toEqual({ seq: 1 })
    expect(await record(aVerdict([rows.reviewed]))).toEqual({ seq: 2 })
    expect(await record(aVerdict([rows.unreviewed]))).toEqual({ seq: 3 })
    expect(kept).toHaveLength(3)
  })

  test('that was found again names the entry that holds it', async () => {
    const { kept, record } = someRecords()
    await record(aVerdict([rows.reviewed, rows.jiraDown]))
    const later = { ...rows.jiraDown, result: { ...rows.jiraDown.result, retryAt: '2026-11-23T15:00:00Z' } }
    const again = aVerdict([rows.reviewed, later], { at: '2026-11-23T14:30:00Z' })
    expect(await record(again)).toEqual({ seq: 1 })
    expect(kept).toHaveLength(1)
  })

  const verdict = aVerdict([rows.reviewed])
  test.each<[string, Partial<Verdict>, boolean]>([
    ['the moment', { at: '2027-01-01T00:00:00Z' }, true],
    ['nothing at all', {}, true],
    ['the head', { headSha: '0'.repeat(40) }, false],
    ['the base', { baseRef: 'release' }, false],
    ['the state', { state: 'failure' }, false],
    ['a row', { rows: [rows.unreviewed] }, false],
    ['the policy', { policy: { hash: 'another', sources: [] } }, false],
  ])('that differs by %s alone: %j means the same: %s', (_, more, same) => {
    expect(meansTheSame(verdict, { ...verdict, ...more })).toBe(same)
  })
})

describe('resets', () => {
  test('are kept with the reason, once for each approval', async () => {
    const { resets, record } = someRecords()
    const reset = aResetApproval('alex')
    const both = { ...rows.migration, result: { ...rows.migration.result, approvals: seniors(reset) } }
    await record(aVerdict([resetReview(reset), both]))
    expect(resets).toEqual([{ source: 'review', id: 501, why: reset.why, at: facts.at }])
  })

  test('are kept where one check resets what another counts', async () => {
    const { resets, record } = someRecords()
    const counts = aRow(rows.reviewed, { status: 'pass', says: 'x', approvals: seniors(anApproval('alex')) })
    await record(aVerdict([counts, resetReview(aResetApproval('alex'))]))
    expect(resets.map(({ id }) => id)).toEqual([501])
  })

  test('of a review and of a comment with the same id are two', async () => {
    const { resets, record } = someRecords()
    await record(
      aVerdict([resetReview(aResetApproval('alex'), aResetApproval('kim', { source: 'comment' }))]),
    )
    expect(resets.map(({ source }) => source)).toEqual(['review', 'comment'])
  })

  test('are none where an approval never counted', async () => {
    const { resets, record } = someRecords()
    const own = anApproval('himanshu', { counts: false, why: 'himanshu is the author.' })
    await record(aVerdict([resetReview(own)]))
    expect(resets).toEqual([])
  })

  test('are kept before the verdict, so that no recorded verdict rests on one that was lost', async () => {
    const did: string[] = []
    await record(
      {
        verdicts: {
          append: async () => ({ seq: did.push('verdict') }),
          latest: async () => null,
        },
        resets: { add: async () => void did.push('resets') },
      },
      facts,
      aVerdict([resetReview(aResetApproval('alex'))]),
    )
    expect(did).toEqual(['resets', 'verdict'])
  })
})
