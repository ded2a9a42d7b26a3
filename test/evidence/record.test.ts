import { describe, expect, test } from 'vitest'
import { readEntry } from '../../src/evidence/reader.ts'
import { record, type RecordDependencies, recordUncovered } from '../../src/evidence/record.ts'
import { sha256 } from '../../src/evidence/canonical.ts'
import { meansTheSame } from '../../src/evidence/means-the-same.ts'
import type { Reset } from '../../src/model/approval.ts'
import type { EntryReference, EvidenceEntry, KeptBlob, StoredEntry } from '../../src/model/evidence.ts'
import type { Facts } from '../../src/model/facts.ts'
import type { Observation } from '../../src/model/observation.ts'
import type { PullRequest } from '../../src/model/pull-request.ts'
import type { Row, Verdict } from '../../src/model/verdict.ts'
import { resolvePolicy } from '../../src/policy/resolve-policy.ts'
import { aPerson, aPullRequest, aSha } from '../builders.ts'
import { builtIn } from '../policy/layers.ts'
import {
  anApproval,
  aResetApproval,
  aRow,
  aVerdict,
  FIRST_HEAD,
  resetReview,
  rows,
  seniors,
} from '../publish/verdicts.ts'

const policy = resolvePolicy([builtIn], { jira: false })
const merged = {
  state: 'closed',
  merged: true,
  merge: { at: '2026-11-23T15:00:00Z', by: aPerson('alex'), sha: aSha('merge') },
} as const

function factsOf(pull: Partial<PullRequest> = {}): Facts {
  return {
    at: '2026-11-23T14:01:00.000Z',
    pull: aPullRequest({ headSha: aVerdict([]).headSha, ...pull }),
    jira: null,
    proposedPolicy: null,
    parts: {},
  }
}

/** Records in memory; what is kept goes through JSON, as in the database. */
function someRecords() {
  const entries: StoredEntry[] = []
  const verdicts: { verdict: Verdict; entry: EntryReference | null }[] = []
  const resets: Reset[] = []
  const blobs: KeptBlob[] = []
  const dependencies: RecordDependencies = {
    evidence: {
      async keep(kept) {
        const appended = kept.entries.compose({
          sequence: entries.length + 1,
          head: entries.at(-1) ?? null,
          policyHash: entries.findLast(({ policyHash }) => policyHash !== null)?.policyHash ?? null,
          recorded: new Set(entries.flatMap(({ once }) => once ?? [])),
        })
        entries.push(...appended)
        resets.push(...kept.resets)
        blobs.push(...kept.blobs)
        const entry = appended.find(({ kind }) => kind === 'verdict') ?? null
        if (kept.verdict !== null) verdicts.push({ verdict: JSON.parse(JSON.stringify(kept.verdict)), entry })
        return appended
      },
      unrecorded: async (_, once) => once.filter(name => !entries.some(entry => entry.once === name)),
      firstCompliant: async () => entries.find(({ state }) => state === 'success')?.at ?? null,
      isJudged: async () => verdicts.length > 0,
    },
    verdicts: { latest: async () => verdicts.at(-1) ?? null },
    keeping: { seal: null, source: false },
    code: { version: '0.1.0', judging: 'f'.repeat(64) },
    clock: { now: () => new Date('2026-11-23T14:01:01.000Z') },
  }
  return {
    entries,
    verdicts,
    resets,
    blobs,
    words: (): EvidenceEntry[] => entries.map(readEntry),
    kinds: () => entries.map(({ kind }) => kind),
    record: (verdict: Verdict, pull: Partial<PullRequest> = {}, observations: readonly Observation[] = []) =>
      record(dependencies, { facts: factsOf(pull), policy, verdict }, observations),
    uncovered: (pull: Partial<PullRequest>) => recordUncovered(dependencies, factsOf(pull)),
  }
}

const green = aVerdict([rows.reviewed])
const waiting = aVerdict([rows.unreviewed])

describe('a verdict', () => {
  test('is recorded when it differs from the one before it', async () => {
    const { entries, record } = someRecords()
    for (const verdict of [waiting, green, waiting]) await record(verdict)
    expect(entries.map(({ sequence, state }) => [sequence, state])).toEqual([
      [1, 'action_required'],
      [2, 'success'],
      [3, 'action_required'],
    ])
  })

  test('that was found again names the entry that holds it, and nothing is written', async () => {
    const { entries, record } = someRecords()
    const first = await record(aVerdict([rows.reviewed, rows.jiraDown]))
    const later = { ...rows.jiraDown, result: { ...rows.jiraDown.result, retryAt: '2026-11-23T15:00:00Z' } }
    const again = aVerdict([rows.reviewed, later], { at: '2026-11-23T14:30:00Z' })
    expect(await record(again)).toMatchObject(first)
    expect(entries).toHaveLength(1)
  })

  test('that an older version kept without evidence is recorded once more', async () => {
    const { entries, record, verdicts } = someRecords()
    verdicts.push({ verdict: green, entry: null })
    expect(await record(green)).toMatchObject({ sequence: 1 })
    expect(await record(green)).toMatchObject({ sequence: 1 })
    expect(entries).toHaveLength(1)
  })

  test('stands in its entry in full, with what it rests on', async () => {
    const { blobs, entries, record, words } = someRecords()
    await record(green)
    const [facts] = blobs.filter(({ kind }) => kind === 'facts')
    expect(words()).toMatchObject([
      {
        kind: 'verdict',
        at: '2026-11-23T14:01:00.000Z',
        recordedAt: '2026-11-23T14:01:01.000Z',
        repository: { id: 7001, owner: 'acme', name: 'claims' },
        number: 42,
        headSha: green.headSha,
        policyHash: green.policy.hash,
        factsHash: facts?.hash,
        previousHash: '0'.repeat(64),
        details: {
          state: 'success',
          rows: green.rows,
          pull: { author: aPerson('himanshu'), tickets: ['SEC-1098'] },
        },
      },
    ])
    expect(entries.map(({ content }) => sha256(content))).toEqual(entries.map(({ hash }) => hash))
  })

  test('holds what nobody may write, as it may be written', async () => {
    const { record, words } = someRecords()
    await record(green, { title: 'SEC-1: half a pair \ud800, a zero \u0000' })
    expect(words()).toMatchObject([
      { details: { pull: { title: 'SEC-1: half a pair \ufffd, a zero \u0000' } } },
    ])
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
  test('are recorded with the reason, once for each approval', async () => {
    const { resets, record, words } = someRecords()
    const reset = aResetApproval('alex')
    const both = { ...rows.migration, result: { ...rows.migration.result, approvals: seniors(reset) } }
    await record(aVerdict([resetReview(reset), both]))
    await record(aVerdict([resetReview(reset)]))
    expect(resets[0]).toEqual({ source: 'review', id: 501, why: reset.why, at: factsOf().at })
    expect(words().filter(({ kind }) => kind === 'reset')).toMatchObject([
      { details: { source: 'review', id: 501, by: aPerson('alex'), why: reset.why } },
    ])
  })

  test('are recorded where one check resets what another counts', async () => {
    const { resets, record } = someRecords()
    const counts = aRow(rows.reviewed, { status: 'pass', says: 'x', approvals: seniors(anApproval('alex')) })
    await record(aVerdict([counts, resetReview(aResetApproval('alex'))]))
    expect(resets.map(({ id }) => id)).toEqual([501])
  })

  test('of a review and of a comment with the same id are two', async () => {
    const { kinds, record } = someRecords()
    await record(
      aVerdict([resetReview(aResetApproval('alex'), aResetApproval('kim', { source: 'comment' }))]),
    )
    expect(kinds()).toEqual(['reset', 'reset', 'verdict'])
  })

  test('are none where an approval never counted', async () => {
    const { kinds, record } = someRecords()
    const own = anApproval('himanshu', { counts: false, why: 'himanshu is the author.' })
    await record(aVerdict([resetReview(own)]))
    expect(kinds()).toEqual(['verdict'])
  })
})

describe('a justification', () => {
  const waived: Row = aRow(rows.reviewed, {
    status: 'pass',
    says: 'x',
    findings: [
      {
        rule: 'db-kms-key',
        severity: 'high',
        language: 'Terraform',
        path: 'main.tf',
        fingerprint: 'f1',
        startLine: 12,
        endLine: 14,
        title: 'x',
        message: 'x',
        fix: 'x',
        weight: 'waived',
        waiver: { state: 'holds', reason: 'a test', until: '2027-03-01', why: 'Approved by sam.' },
      },
    ],
  })

  test('that holds is recorded once for the same sign-off', async () => {
    const { kinds, record, words } = someRecords()
    await record(aVerdict([waived]))
    await record(aVerdict([waived, rows.unreviewed]))
    expect(kinds()).toEqual(['waiver', 'verdict', 'verdict'])
    expect(words()[0]).toMatchObject({
      details: {
        rule: 'db-kms-key',
        path: 'main.tf',
        line: 12,
        until: '2027-03-01',
        why: 'Approved by sam.',
      },
    })
  })
})

describe('another look', () => {
  const seen = { receivedAt: '2026-11-23T14:00:00.000Z', sender: aPerson('kim') }
  const rerun: Observation = { ...seen, kind: 'rerun', delivery: 'd-1', headSha: FIRST_HEAD }
  const comment = {
    ...seen,
    kind: 'comment',
    action: 'created',
    commentId: 9,
    author: aPerson('kim'),
  } as const

  test('that somebody asked for is recorded once, whether or not the verdict differs', async () => {
    const { entries, record, words } = someRecords()
    const command: Observation = { ...comment, delivery: 'd-2', command: 'refresh' }
    await record(green)
    const same = await record(green, {}, [rerun])
    await record(green, {}, [rerun, command, { ...comment, delivery: 'd-3' }])
    expect(same).toMatchObject({ sequence: 1 })
    expect(entries).toHaveLength(3)
    expect(words().slice(1)).toMatchObject([
      { kind: 'refresh', actor: aPerson('kim'), headSha: FIRST_HEAD, details: { how: 're-run' } },
      { kind: 'refresh', actor: aPerson('kim'), details: { how: 'command', delivery: 'd-2' } },
    ])
  })
})

describe('another policy', () => {
  test('is recorded before the verdict that rests on it', async () => {
    const { kinds, record, words } = someRecords()
    await record(green)
    await record(aVerdict([rows.reviewed], { policy: { hash: 'abcd', sources: ['a', 'b'] } }))
    expect(kinds()).toEqual(['verdict', 'policy-change', 'verdict'])
    expect(words()[1]).toMatchObject({
      number: null,
      details: { from: green.policy.hash, to: 'abcd', sources: ['a', 'b'] },
    })
  })
})

describe('a merge', () => {
  const headSha = aVerdict([]).headSha
  test.each<[string, Verdict | null, Partial<PullRequest>, boolean, string]>([
    ['a green verdict', green, merged, true, 'The last verdict before the merge: compliant.'],
    ['a waiting one', waiting, merged, false, 'The last verdict before the merge: waiting for people.'],
    ['no verdict', null, merged, false, 'There was no verdict before the merge.'],
    [
      'one of another head',
      green,
      { ...merged, headSha: FIRST_HEAD },
      false,
      `The last verdict was on ${headSha.slice(0, 7)}, and 4f2c1aa was merged.`,
    ],
    [
      'one for another base',
      green,
      { ...merged, baseRef: 'release' },
      false,
      'The last verdict was for the branch main, and it was merged into release.',
    ],
  ])('after %s is recorded once, as compliant or not', async (_, before, pull, compliant, why) => {
    const { record, words } = someRecords()
    if (before !== null) await record(before)
    await record(aVerdict([rows.reviewed], { headSha: pull.headSha ?? headSha }), pull)
    await record(green, pull)
    const merges = words().filter(({ kind }) => kind === 'merge')
    expect(merges).toMatchObject([
      {
        at: '2026-11-23T15:00:00.000Z',
        actor: aPerson('alex'),
        details: { compliant, why, mergeSha: aSha('merge') },
      },
    ])
  })

  test('that takes its own branch out of the policy is recorded all the same', async () => {
    const { kinds, record, uncovered } = someRecords()
    await record(green)
    await uncovered(merged)
    await uncovered(merged)
    expect(kinds()).toEqual(['verdict', 'merge'])
  })

  test('into a branch that never had a policy is none of ours', async () => {
    const { kinds, uncovered } = someRecords()
    await uncovered(merged)
    expect(kinds()).toEqual([])
  })
})
