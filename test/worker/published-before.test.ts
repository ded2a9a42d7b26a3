import { describe, expect, test } from 'vitest'
import type { Observation } from '../../src/model/observation.ts'
import type { Publication } from '../../src/publish/publications.ts'
import { publishedBefore } from '../../src/worker/published-before.ts'
import { aPerson, aSha } from '../builders.ts'

const [BEFORE, WRITTEN, AFTER] = ['2026-11-20T13:59:00Z', '2026-11-20T14:00:00Z', '2026-11-20T14:01:00Z']

const seen = (receivedAt: string) => ({ delivery: 'd-1', receivedAt, sender: aPerson('kim') })

const opened: Observation = {
  ...seen(BEFORE),
  kind: 'head',
  action: 'opened',
  before: null,
  after: aSha('head'),
}

function touched(
  receivedAt: string,
  action: 'created' | 'edited' | 'deleted' = 'edited',
  commentId = 91,
): Observation {
  return { ...seen(receivedAt), kind: 'comment', action, commentId, author: aPerson('compliance-patrol') }
}

function rerun(receivedAt: string, headSha = aSha('head')): Observation {
  return { ...seen(receivedAt), kind: 'rerun', headSha }
}

function written(kind: Publication['kind'], subject: string, githubId: number | null): Publication {
  return { kind, subject, name: '', githubId, url: null, hash: 'h', at: WRITTEN }
}

const comment = written('comment', '42', 91)
const run = written('check-run', aSha('head'), 81)

describe('what our records know of what stands on GitHub', () => {
  test.each<[string, Observation[], boolean]>([
    ['goes back to the opening when we heard of that', [opened], true],
    ['does not when we heard of a reopening alone', [{ ...opened, action: 'reopened' }], false],
    ['does not when we heard of nothing', [], false],
  ])('%s', (_, observations, isFullyRecorded) => {
    expect(publishedBefore(observations, [], [])).toMatchObject({ isFullyRecorded })
  })

  test.each<[string, Observation[], { checkRun: boolean; comment: boolean }]>([
    ['nothing is, where nobody touched it', [opened], { checkRun: false, comment: false }],
    ['our comment is, edited after we wrote it', [touched(AFTER)], { checkRun: false, comment: true }],
    [
      'our comment is, deleted in the same moment',
      [touched(WRITTEN, 'deleted')],
      { checkRun: false, comment: true },
    ],
    [
      'our comment is not, edited before we wrote it last',
      [touched(BEFORE)],
      { checkRun: false, comment: false },
    ],
    [
      'our comment is not, by having been written',
      [touched(AFTER, 'created')],
      { checkRun: false, comment: false },
    ],
    [
      'our comment is not, by an edit of another',
      [touched(AFTER, 'edited', 92)],
      { checkRun: false, comment: false },
    ],
    [
      'both are, beside what else happened',
      [opened, touched(AFTER), rerun(AFTER), touched(BEFORE)],
      { checkRun: true, comment: true },
    ],
    ['our check run is, re-run after we wrote it', [rerun(AFTER)], { checkRun: true, comment: false }],
    ['our check run is not, re-run before that', [rerun(BEFORE)], { checkRun: false, comment: false }],
    [
      'our check run is not, by a re-run on another head',
      [rerun(AFTER, aSha('other'))],
      { checkRun: false, comment: false },
    ],
  ])('suspect %s', (_, observations, suspect) => {
    expect(publishedBefore(observations, [comment], [run])).toMatchObject({ suspect })
  })

  test('a deleted comment has no id, and no event is about it any more', () => {
    const gone = written('comment', '42', null)
    expect(publishedBefore([touched(AFTER)], [gone], [])).toMatchObject({ suspect: { comment: false } })
  })

  const status = { ...written('status', aSha('head'), null), name: 'eligible' }
  const forged = (receivedAt: string, context = 'eligible', headSha = aSha('head')): Observation => ({
    ...seen(receivedAt),
    kind: 'status',
    headSha,
    context,
  })
  test.each<[string, Observation[], string | null]>([
    ['nobody posted', [opened], null],
    ['somebody posted', [forged(BEFORE)], BEFORE],
    ['somebody posted more than once, the newest', [forged(AFTER), forged(BEFORE)], AFTER],
    ['somebody posted in another case, which GitHub ignores', [forged(AFTER, 'Eligible')], AFTER],
    ['somebody posted in another context', [forged(AFTER, 'eligible/x')], null],
    ['somebody posted on another head', [forged(AFTER, 'eligible', aSha('other'))], null],
  ])('the status that %s', (_, observations, at) => {
    expect(publishedBefore(observations, [], [run, status])).toMatchObject({ suspect: { status: at } })
  })
})
