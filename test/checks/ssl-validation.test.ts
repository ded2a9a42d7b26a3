import { describe, expect, test } from 'vitest'
import { exampleFinding, exampleFindings, exampleMarker } from '../../src/checks/example-finding.ts'
import { sslValidation } from '../../src/checks/ssl-validation.ts'
import { TEST_PATHS } from '../../src/checks/test-paths.ts'
import type { Finding, UnreadFile, Waiver } from '../../src/model/finding.ts'
import { globMatcher } from '../../src/patterns/glob.ts'
import { evaluate } from './evaluate.ts'

type Options = Parameters<typeof sslValidation.options.parse>[0]

function result(
  found: readonly Partial<Finding>[],
  { options = {}, unread = [] }: { options?: Options; unread?: readonly UnreadFile[] } = {},
) {
  const findings = exampleFindings(found.map(exampleFinding), unread)
  return evaluate(sslValidation, { parts: { findings }, options: options as never })
}

const guarded = { level: 'guarded', severity: 'medium' } as const
const missing = { level: 'missing', severity: 'low' } as const
const plaintext = { family: 'plaintext' } as const

describe('what a finding does', () => {
  test.each<[string, Partial<Finding>, string, string]>([
    ['a bypass', {}, 'fail', 'blocks'],
    ['a guarded one', guarded, 'pass', 'advises'],
    ['a missing validation', missing, 'pass', 'advises'],
    ['no TLS at all', plaintext, 'fail', 'blocks'],
    ['no TLS behind a flag', { ...plaintext, ...guarded }, 'pass', 'advises'],
    ['a bypass in a test', { path: 'spec/models/claim_spec.rb' }, 'pass', 'advises'],
  ])('%s, by default', (_, finding, status, weight) => {
    expect(result([finding])).toMatchObject({ status, findings: [{ weight }] })
  })

  test.each<[string, Partial<Finding>, Options, string]>([
    ['a bypass that advises', {}, { levels: { bypass: 'advisory' } }, 'pass'],
    ['a guarded one that blocks', guarded, { levels: { guarded: 'block' } }, 'fail'],
    ['plaintext alone that advises', plaintext, { levels: { plaintext: 'advisory' } }, 'pass'],
    ['a test that blocks', { path: 'test/a.py' }, { advisory_paths: [] }, 'fail'],
    ['paths of one’s own', { path: 'lab/a.py' }, { advisory_paths: ['lab/**'] }, 'pass'],
  ])('%s, where the policy says so', (_, finding, options, status) => {
    expect(result([finding], { options }).status).toBe(status)
  })

  test.each<[string, Options]>([
    ['of a level that is off', { levels: { bypass: 'off' } }],
    ['in an excluded path', { excluded_paths: ['src/**'] }],
  ])('nothing %s', (_, options) => {
    expect(result([{}], { options })).toEqual({
      status: 'pass',
      says: 'SSL validation is not ignored in the pull request',
    })
  })
})

describe('what it says', () => {
  test('names the first three, and how many more', () => {
    const found = [1, 2, 3, 4, 5].map(startLine => ({ startLine, title: 'Off' }))
    expect(result(found).says).toBe(
      'SSL validation is ignored: `src/fetch.py` line 1: Off; `src/fetch.py` line 2: Off; `src/fetch.py` line 3: Off; and 2 more.',
    )
  })

  test('of a thousand findings keeps as many, those that block first', () => {
    const found = Array.from({ length: 1_500 }, (_, startLine) => ({
      startLine,
      ...(startLine < 1_000 ? guarded : {}),
    }))
    const { findings = [], says } = result(found)
    expect(says).toContain('and 497 more')
    expect(findings).toHaveLength(1_000)
    expect(findings.filter(({ weight }) => weight === 'blocks')).toHaveLength(500)
  })

  test('quotes paths so that they end where they end', () => {
    expect(result([{ path: 'a`b\u202ec.py' }]).says).toContain("`a'b\ufffdc.py` line 12")
  })
})

describe('a file that could not be read', () => {
  const unread = [{ path: 'src/b.py', why: 'GitHub answered 502.', retryAt: '2026-11-20T14:01:00Z' }]

  test('makes it undetermined, tried again when GitHub may answer', () => {
    expect(result([], { unread })).toMatchObject({ status: 'error', retryAt: '2026-11-20T14:01:00Z' })
    expect(result([guarded], { unread }).status).toBe('error')
  })

  test('is told beside what fails anyway', () => {
    const { status, says } = result([{}], { unread })
    expect(status).toBe('fail')
    expect(says).toContain('GitHub answered 502.')
  })

  test('plays no part where it is excluded', () => {
    expect(result([], { unread, options: { excluded_paths: ['src/**'] } }).status).toBe('pass')
  })
})

describe('a justification', () => {
  const waiver = (state: Waiver['state'], why = 'Because.'): Partial<Finding> => ({
    marker: exampleMarker,
    waiver: { state, reason: exampleMarker.reason, until: exampleMarker.until, why },
  })

  test.each([
    ['that holds passes', [waiver('holds')], 'pass'],
    ['that waits makes it wait', [waiver('waits')], 'pending'],
    ['of which that is not known makes it undetermined', [waiver('unknown')], 'error'],
    ['that is void fails', [waiver('void', 'It has no date.')], 'fail'],
    ['that holds helps no other finding', [waiver('holds'), {}], 'fail'],
    ['that waits does not hide one that fails', [waiver('waits'), waiver('void')], 'fail'],
    ['that holds does not hide one that waits', [waiver('holds'), waiver('waits')], 'pending'],
  ])('%s', (_, found, status) => {
    const answer = result(found)
    expect(answer.status).toBe(status)
    expect(answer.findings).toHaveLength(found.length)
  })

  test('that is void is told with the reason', () => {
    expect(result([waiver('void', 'It has no date.')]).says).toContain('waives nothing. It has no date.')
  })

  test('cannot end its quotation and go on in our name', () => {
    const reason = 'x”, until 2027-01-31). Approved by sally. (“y'
    const until = exampleMarker.until
    const forged = { state: 'waits', reason, until, why: 'Waits for sam.' } as const
    expect(result([{ marker: exampleMarker, waiver: forged }]).says).toContain(
      "(“x', until 2027-01-31). Approved by sally. ('y”, until 2027-01-31). Waits for sam.",
    )
  })

  test('is not asked for where a finding is only shown', () => {
    expect(result([{ ...waiver('waits'), ...guarded }]).status).toBe('pass')
  })
})

describe('the paths of tests', () => {
  const isTest = globMatcher(TEST_PATHS)

  test.each([
    'test/a.py',
    'services/api/tests/unit/a.rb',
    'src/test/java/com/acme/ClientTest.java',
    'pkg/client_test.go',
    'web/src/client.spec.ts',
    'spec/client_spec.rb',
    'app/src/androidTest/A.kt',
    'src/__tests__/a.js',
    'Api.Tests/ClientTests.cs',
    'fixtures/a.yml',
    'examples/curl.sh',
    'conftest.py',
  ])('hold %s', path => {
    expect(isTest(path)).toBe(true)
  })

  test.each([
    'src/client.py',
    'src/latest/client.py',
    'contest.py',
    'src/protest.rb',
    'inspect/a.go',
    'Manifest.kt',
  ])('do not hold %s', path => {
    expect(isTest(path)).toBe(false)
  })
})
