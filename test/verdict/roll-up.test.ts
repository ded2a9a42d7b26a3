import { describe, expect, test } from 'vitest'
import type { Result } from '../../src/model/result.ts'
import type { VerdictState } from '../../src/model/verdict.ts'
import { rollUp } from '../../src/verdict/roll-up.ts'

type Status = Result['status']

function aRow(status: Status, level: 'required' | 'advisory' = 'required') {
  const result = (status === 'error' ? { status, says: '', retryAt: null } : { status, says: '' }) as Result
  return { id: status, name: status, requirement: '', fix: '', level, result }
}

describe('the one state that follows', () => {
  test.each<[Status[], VerdictState]>([
    [[], 'success'],
    [['pass'], 'success'],
    [['skipped'], 'success'],
    [['pass', 'skipped'], 'success'],
    [['pending'], 'action_required'],
    [['pass', 'pending', 'skipped'], 'action_required'],
    [['fail'], 'failure'],
    [['error'], 'failure'],
    [['pending', 'error'], 'failure'],
    [['fail', 'pending', 'pass'], 'failure'],
  ])('from %j is %s, in any order', (statuses, state) => {
    const rows = statuses.map(status => aRow(status))
    expect(rollUp(rows)).toBe(state)
    expect(rollUp(rows.toReversed())).toBe(state)
  })

  test.each<Status>(['pass', 'skipped', 'pending', 'fail', 'error'])(
    'is not changed by an advisory row that is %s',
    status => {
      expect(rollUp([aRow('pass'), aRow(status, 'advisory')])).toBe('success')
      expect(rollUp([aRow('pending'), aRow(status, 'advisory')])).toBe('action_required')
    },
  )
})
