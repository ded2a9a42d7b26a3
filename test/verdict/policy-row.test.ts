import { describe, expect, test } from 'vitest'
import type { Facts } from '../../src/model/facts.ts'
import type { Result } from '../../src/model/result.ts'
import type { PolicyProblem } from '../../src/policy/resolved-policy.ts'
import { judge } from '../../src/verdict/judge.ts'
import { factsOf, judged, policyOf } from './judged.ts'

const own: PolicyProblem = {
  layer: 'repository',
  source: 'acme/claims: .github/compliance-patrol.yml',
  line: 3,
  column: 5,
  message: '`cuont` is not a key of `checks.peer-review`. Did you mean `count`?',
}
const organisations: PolicyProblem = {
  layer: 'organisation',
  source: 'acme/.github: .github/compliance-patrol.yml',
  line: null,
  column: null,
  message: 'It could not be read.',
}

const proposed = (problems: readonly string[], isOnlyChange = true): Facts['proposedPolicy'] => ({
  known: true,
  value: { problems, isOnlyChange },
})

/** The first row, when it is the policy's own. */
function resultOf(
  problems: readonly PolicyProblem[],
  proposedPolicy: Facts['proposedPolicy'],
): Result | null {
  const { rows } = judge(factsOf({ proposedPolicy }), { ...policyOf(), problems })
  const [first] = rows
  expect(rows.filter(({ id }) => id === 'policy')).toHaveLength(first?.id === 'policy' ? 1 : 0)
  return first?.id === 'policy' ? first.result : null
}

const OWN_SAYS =
  '`acme/claims: .github/compliance-patrol.yml`, line 3, column 5: `cuont` is not a key of `checks.peer-review`. Did you mean `count`?'

describe('the row of the policy', () => {
  test('is not there while nothing is wrong and nothing changes it', () => {
    expect(resultOf([], null)).toBeNull()
  })

  test.each<[string, PolicyProblem[], Facts['proposedPolicy'], Result['status'], string]>([
    ['says that a changed file is valid', [], proposed([]), 'pass', 'The changed policy file is valid'],
    [
      'fails where the pull request would break it',
      [],
      proposed(['Line 3 is wrong.', 'Line 4 too.']),
      'fail',
      'After this pull request the policy would be broken. Line 3 is wrong. Line 4 too.',
    ],
    ['names file, line and column of what is broken', [own], null, 'error', OWN_SAYS],
    [
      'names what has no place by its file alone',
      [organisations],
      null,
      'error',
      '`acme/.github: .github/compliance-patrol.yml`: It could not be read.',
    ],
    [
      'passes for a pull request that repairs the file and changes nothing else',
      [own],
      proposed([]),
      'pass',
      'This pull request repairs the policy file, so it is judged by the layers above that file',
    ],
    ['does not pass for a repair with anything else in it', [own], proposed([], false), 'error', OWN_SAYS],
    [
      'fails for a repair that is none',
      [own],
      proposed(['Still wrong.']),
      'fail',
      'After this pull request the policy would be broken. Still wrong.',
    ],
    [
      'does not pass for a repair of a file while another layer is broken',
      [organisations, own],
      proposed([]),
      'error',
      `\`acme/.github: .github/compliance-patrol.yml\`: It could not be read. ${OWN_SAYS}`,
    ],
    [
      'is an error while the change could not be read',
      [],
      { known: false, why: 'GitHub answered 502.', retryAt: '2026-11-20T14:05:00Z' },
      'error',
      'GitHub answered 502.',
    ],
  ])('%s', (_, problems, proposedPolicy, status, says) => {
    expect(resultOf(problems, proposedPolicy)).toMatchObject({ status, says })
  })

  test('comes first and decides, whatever the policy says of the other checks', () => {
    const verdict = judged({ policy: 'checks: { cuont: 1 }\n' })
    expect(verdict.rows[0]).toMatchObject({ id: 'policy', level: 'required', result: { status: 'error' } })
    expect(verdict.state).toBe('failure')
    expect(verdict.rows.length).toBeGreaterThan(1)
  })
})
