import type { EntryOf } from '../../model/evidence.ts'
import type { Verdict } from '../../model/verdict.ts'

/** The verdict that stands in an entry. */
export function verdictOf({ details, headSha, at, repository, number }: EntryOf<'verdict'>): Verdict {
  const { state, rows, baseRef, policy } = details
  const key = `${repository?.id ?? 0}#${number ?? 0}` as const
  return { key, headSha: headSha ?? '', baseRef, at, state, rows, policy }
}
