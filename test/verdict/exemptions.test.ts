import { describe, expect, test } from 'vitest'
import type { ChangedFile, Commit } from '../../src/model/pull-request.ts'
import type { History, Push } from '../../src/model/approval.ts'
import type { Observation } from '../../src/model/observation.ts'
import { aBot, aPerson, aSha } from '../builders.ts'
import { type Case, judged, rowOf } from './judged.ts'

const bot = aBot('dependabot[bot]')
const mallory = aPerson('mallory')

function exempting(when: string, skip = 'title-format'): string {
  return `checks: { title-format: { level: required, projects: [ENG] } }\nexemptions:\n  - { name: the exemption, when: { ${when} }, skip: [${skip}] }\n`
}

function changed(path: string, previousPath: string | null = null): ChangedFile {
  return { path, previousPath, status: 'modified', sha: null, additions: 1, deletions: 0, patch: '+' }
}

function commitBy(...accounts: (typeof bot | null)[]): Commit {
  const people = accounts.map(account => ({ name: '', email: '', account }))
  return { sha: aSha('head'), message: '', parents: [], authors: people, committer: null }
}

function pushBy(by: Push['by'], after = aSha('head')): Push {
  return { at: '2026-11-20T13:00:00Z', by, before: null, after, forced: false }
}

function history(more: Partial<History> = {}): History {
  return {
    observations: [],
    pushes: [pushBy(bot)],
    pushesIncomplete: null,
    retargets: [],
    fingerprints: {},
    places: [],
    resets: [],
    ...more,
  }
}

function movedBy(sender: typeof bot): Observation {
  const seen = { delivery: 'd', receivedAt: '2026-11-20T13:00:00Z', sender }
  return { ...seen, kind: 'head', action: 'moved', before: aSha('before'), after: aSha('head') }
}

/** True when the check that would fail is skipped, and the result names the exemption. */
function isExempted(wanted: Case): boolean {
  const { result } = rowOf(judged(wanted), 'title-format')
  if (result.status === 'skipped') expect(result.says).toBe('Exempted by “the exemption”')
  else expect(result.status).toBe('fail')
  return result.status === 'skipped'
}

describe('work of a bot alone', () => {
  const policy = exempting('authors: ["Dependabot[bot]"]')
  const pull = { author: bot, headSha: aSha('head') }
  const parts = { commits: [commitBy(bot)], history: history() }

  test('is exempted', () => {
    expect(isExempted({ policy, pull, parts })).toBe(true)
    const moved = history({ observations: [movedBy(bot)] })
    expect(isExempted({ policy, pull, parts: { ...parts, history: moved } })).toBe(true)
  })

  test.each<[string, Case]>([
    ['somebody else opened it', { pull: { ...pull, author: mallory } }],
    ['its account was deleted', { pull: { ...pull, author: null } }],
    ['somebody else wrote a commit', { parts: { ...parts, commits: [commitBy(bot), commitBy(mallory)] } }],
    ['a commit has a co-author', { parts: { ...parts, commits: [commitBy(bot, mallory)] } }],
    ['a commit has an author whom nobody knows', { parts: { ...parts, commits: [commitBy(null)] } }],
    [
      'somebody else pushed a commit in its name',
      { parts: { ...parts, history: history({ pushes: [pushBy(mallory)] }) } },
    ],
    [
      'somebody else pushed between',
      { parts: { ...parts, history: history({ pushes: [pushBy(bot), pushBy(mallory, aSha('x'))] }) } },
    ],
    ['nobody knows who pushed', { parts: { ...parts, history: history({ pushes: [pushBy(null)] }) } }],
    [
      'the push of the head is not listed',
      { parts: { ...parts, history: history({ pushes: [pushBy(bot, aSha('x'))] }) } },
    ],
    [
      'the list of pushes may be incomplete',
      { parts: { ...parts, history: history({ pushesIncomplete: 'It is of a fork.' }) } },
    ],
    [
      'we saw somebody else move the head',
      { parts: { ...parts, history: history({ observations: [movedBy(mallory)] }) } },
    ],
    ['the commits could not be read', { unread: { commits: { known: false, why: 'x', retryAt: null } } }],
    ['the history could not be read', { unread: { history: { known: false, why: 'x', retryAt: null } } }],
  ])('is not when %s', (_, more) => {
    expect(isExempted({ policy, pull, parts, ...more })).toBe(false)
  })
})

describe('changes of some paths alone', () => {
  const policy = exempting('only_paths: ["docs/**", "**/*.md"]')

  test.each<[string, ChangedFile[], boolean]>([
    ['all of them there', [changed('docs/a.txt'), changed('README.md')], true],
    ['one elsewhere', [changed('docs/a.txt'), changed('src/a.ts')], false],
    ['one that was moved there', [changed('docs/a.ts', 'src/a.ts')], false],
    ['one that was moved away', [changed('src/a.ts', 'docs/a.ts')], false],
    ['one that was moved within', [changed('docs/b.md', 'docs/a.md')], true],
    ['none at all', [], false],
  ])('with %s: exempted %s', (...[, files, exempted]) => {
    expect(isExempted({ policy, parts: { files } })).toBe(exempted)
  })

  test('are not exempted while the files could not be read', () => {
    expect(isExempted({ policy, unread: { files: { known: false, why: 'x', retryAt: null } } })).toBe(false)
  })
})

describe('an exact revert', () => {
  const policy = exempting('revert: true')

  test.each<[string, Case, boolean]>([
    ['is exempted', { parts: { revert: { number: 12 } } }, true],
    ['is not when it is none', { parts: { revert: null } }, false],
    [
      'is not when that is not known',
      { unread: { revert: { known: false, why: 'x', retryAt: null } } },
      false,
    ],
    ['is not when that was not gathered', { unread: { revert: 'not gathered' } }, false],
  ])('%s', (_, more, exempted) => {
    expect(isExempted({ policy, ...more })).toBe(exempted)
  })
})

describe('an exemption', () => {
  test('needs all of its conditions', () => {
    const policy = exempting('revert: true, only_paths: ["docs/**"]')
    const parts = { revert: { number: 12 }, files: [changed('docs/a.md')] }
    expect(isExempted({ policy, parts })).toBe(true)
    expect(isExempted({ policy, parts: { ...parts, files: [changed('src/a.ts')] } })).toBe(false)
    expect(isExempted({ policy, parts: { ...parts, revert: null } })).toBe(false)
  })

  test('spares the checks that it names alone', () => {
    const policy = exempting('only_paths: ["docs/**"]', 'title-default')
    expect(isExempted({ policy, parts: { files: [changed('docs/a.md')] } })).toBe(false)
  })

  test('spares the review where it names that', () => {
    const policy = exempting('only_paths: ["docs/**"]', 'title-format, peer-review')
    const parts = { files: [changed('docs/a.md')], reviews: [] }
    expect(judged({ policy, parts }).state).toBe('success')
  })
})

test('each exemption is held against the files once, however many checks it spares', () => {
  let reads = 0
  const file = {
    ...changed('docs/a.md'),
    get path() {
      reads += 1
      return 'docs/a.md'
    },
  }
  judged({ policy: exempting('only_paths: ["docs/**"]'), parts: { files: [file] } })
  expect(reads).toBe(1)
})
