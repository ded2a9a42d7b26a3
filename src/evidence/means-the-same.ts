import type { Verdict } from '../model/verdict.ts'
import { canonical } from './canonical.ts'

/** Whether two verdicts differ in nothing but the moment at which they were found. */
export function meansTheSame(one: Verdict, other: Verdict): boolean {
  return timeless(one) === timeless(other)
}

/** Canonical, since the database gives objects back in an order of its own. */
function timeless({ rows, ...verdict }: Verdict): string {
  const lasting = rows.map(row =>
    row.result.status === 'error' ? { ...row, result: { ...row.result, retryAt: null } } : row,
  )
  return canonical({ ...verdict, at: null, rows: lasting })
}
