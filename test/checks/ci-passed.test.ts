import { describe, expect, test } from 'vitest'
import { ciPassed } from '../../src/checks/ci-passed.ts'
import type { CiResult, CiState } from '../../src/model/facts.ts'
import { evaluate } from './evaluate.ts'

const headSha = '4f2c1aa5e8d0b7c3a9f6e1d2b4c8a7f3e5d9c0b1'
const test_ = { name: 'test', app: 'github-actions' }
const circle = { name: 'ci/circleci', creator: 'circleci[bot]' }

function run(
  state: CiState,
  conclusion: string | null = state,
  app = 'github-actions',
  name = 'test',
): CiResult {
  return { kind: 'check-run', name, app, state, conclusion }
}

function status(state: CiState, creator: string | null, name = 'ci/circleci'): CiResult {
  return { kind: 'status', name, creator, state, conclusion: state }
}

describe('a result', () => {
  test.each([
    ['that succeeded', [run('success')], [test_], 'pass', '`test` succeeded on `4f2c1aa`'],
    ['that failed', [run('failure', 'timed_out')], [test_], 'fail', '`test` did not succeed on `4f2c1aa`.'],
    ['that still runs', [run('pending', null)], [test_], 'pending', 'Waits for `test` on `4f2c1aa`.'],
    ['that is missing', [], [test_], 'pending', 'Waits for `test` on `4f2c1aa`.'],
    ['of an App in other case', [run('success', 'success', 'GitHub-Actions')], [test_], 'pass', null],
    ['of another App', [run('success', 'success', 'evil-ci')], [test_], 'pending', null],
    ['of another name', [run('success', 'success', 'github-actions', 'Test')], [test_], 'pending', null],
    [
      'that is a status where a check run is asked for',
      [status('success', 'github-actions', 'test')],
      [test_],
      'pending',
      null,
    ],
    [
      'that is a check run where a status is asked for',
      [run('success', 'success', 'circleci[bot]', 'ci/circleci')],
      [circle],
      'pending',
      null,
    ],
    ['of the right creator', [status('success', 'CircleCI[bot]')], [circle], 'pass', null],
    ['of another creator', [status('success', 'mallory')], [circle], 'pending', null],
    ['of a deleted creator', [status('success', null)], [circle], 'pending', null],
    ['that failed beside one that succeeded', [run('success'), run('failure')], [test_], 'fail', null],
    ['that runs beside one that succeeded', [run('success'), run('pending', null)], [test_], 'pending', null],
    [
      'that another App failed',
      [run('success'), run('failure', 'failure', 'evil-ci')],
      [test_],
      'pass',
      null,
    ],
    ['that was skipped', [run('success', 'skipped')], [test_], 'fail', '`test` was skipped on `4f2c1aa`.'],
    [
      'that ended as neutral',
      [run('success', 'neutral')],
      [test_],
      'fail',
      '`test` ended as neutral on `4f2c1aa`.',
    ],
    ['of two, one failed', [run('failure')], [test_, circle], 'fail', '`test` did not succeed on `4f2c1aa`.'],
    [
      'of two, both there',
      [run('success'), status('success', 'circleci[bot]')],
      [test_, circle],
      'pass',
      '`test` and `ci/circleci` succeeded on `4f2c1aa`',
    ],
  ] as const)('%s', (_, ci, checks, expected, says) => {
    const result = evaluate(ciPassed, { pull: { headSha }, parts: { ci }, options: { checks: [...checks] } })
    expect(result.status).toBe(expected)
    if (says !== null) expect(result.says).toBe(says)
  })
})

test('skipped ones are enough where the policy says so, and the result tells', () => {
  const ci = [run('failure', 'skipped'), status('success', 'circleci[bot]')]
  const options = { checks: [test_, circle], accept_skipped: true }
  expect(evaluate(ciPassed, { pull: { headSha }, parts: { ci }, options })).toEqual({
    status: 'pass',
    says: '`ci/circleci` succeeded on `4f2c1aa`; `test` was skipped on `4f2c1aa`, which the policy accepts',
  })
})

test('a result of the same name by somebody else is pointed out', () => {
  const ci = [run('success', 'success', 'evil-ci')]
  expect(evaluate(ciPassed, { parts: { ci }, options: { checks: [test_] } })).toMatchObject({
    fix: 'Only a result by `github-actions` counts for `test`; the one by `evil-ci` does not.',
  })
})

describe('the policy', () => {
  test.each([
    ['an unpinned name', [{ name: 'test' }]],
    ['both an App and a creator', [{ name: 'test', app: 'a', creator: 'b' }]],
  ])('may not give %s', (_, checks) => {
    expect(ciPassed.options.safeParse({ checks }).error?.issues).toEqual([
      expect.objectContaining({
        path: ['checks', 0],
        message: expect.stringContaining('Example: { name: test'),
      }),
    ])
  })

  test('turns it on by naming something', () => {
    const setup = { jira: false, roles: [] }
    const on = (checks: (typeof test_)[]) => ciPassed.isSetUp?.(ciPassed.options.parse({ checks }), setup)
    expect(on([])).toBe(false)
    expect(on([test_])).toBe(true)
  })
})
