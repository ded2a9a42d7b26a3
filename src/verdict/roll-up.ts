import type { Row, VerdictState } from '../model/verdict.ts'

/**
 * The one state that follows from all rows: an undetermined or violated required row fails,
 * else a waiting one waits, else it is green. Advisory rows never change it.
 */
export function rollUp(rows: readonly Row[]): VerdictState {
  const required = new Set(rows.filter(row => row.level === 'required').map(row => row.result.status))
  if (required.has('error') || required.has('fail')) return 'failure'
  if (required.has('pending')) return 'action_required'
  return 'success'
}
