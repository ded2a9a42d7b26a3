import { onceOf } from '../../src/evidence/columns.ts'
import { chained, type Draft } from '../../src/evidence/draft.ts'
import type { StoredEntry } from '../../src/model/evidence.ts'
import type { Store } from '../../src/store/open-store.ts'
import { aVerdict, aVerdictDraft } from '../store/builders.ts'

/** Appends entries to the chain of a repository of acme; a verdict where nothing else is said. */
export function append(
  { evidence }: Store,
  repositoryId: number,
  drafts: readonly Draft[] = [aVerdictDraft(aVerdict(1))],
  recordedAt = '2026-11-20T09:00:00.000Z',
): Promise<readonly StoredEntry[]> {
  return evidence.append({
    repositoryId,
    once: drafts.flatMap(draft => onceOf(draft) ?? []),
    compose({ sequence, head, recorded }) {
      const fresh = drafts.filter(draft => !recorded.has(onceOf(draft) ?? ''))
      const repository = { id: repositoryId, owner: 'acme', name: `claims-${repositoryId}` }
      return chained(fresh, {
        repository,
        sequence,
        previousHash: head?.hash ?? null,
        recordedAt,
      })
    },
  })
}
