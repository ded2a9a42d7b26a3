import type { EntryOf } from '../../model/evidence.ts'
import type { Observation } from '../../model/observation.ts'
import type { PullRequest } from '../../model/pull-request.ts'
import type { DraftOf } from '../draft.ts'

/** The times that somebody asked for another look, each recorded once. */
export function refreshEntries(
  { number, headSha }: Pick<PullRequest, 'number' | 'headSha'>,
  observations: readonly Observation[],
): DraftOf<'refresh'>[] {
  return observations.flatMap(seen => {
    const how = howAsked(seen)
    if (how === null) return []
    const { receivedAt, delivery, sender: actor } = seen
    return [
      {
        kind: 'refresh',
        at: receivedAt,
        number,
        headSha: seen.kind === 'rerun' ? seen.headSha : headSha,
        actor,
        policyHash: null,
        factsHash: null,
        details: { how, delivery },
      } satisfies DraftOf<'refresh'>,
    ]
  })
}

function howAsked(seen: Observation): EntryOf<'refresh'>['details']['how'] | null {
  if (seen.kind === 'refresh') return 'page'
  if (seen.kind === 'rerun') return 're-run'
  return seen.kind === 'comment' && seen.command === 'refresh' ? 'command' : null
}
