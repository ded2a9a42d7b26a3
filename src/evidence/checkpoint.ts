import type { CheckpointDetails, ChainHead, StoredEntry } from '../model/evidence.ts'
import { CHECKPOINTS } from '../model/evidence.ts'
import { chained, type DraftOf } from './draft.ts'
import type { Signer } from './signature.ts'

/** Where checkpoints are appended. */
export interface CheckpointStore {
  append(append: {
    readonly repositoryId: number
    readonly once: readonly string[]
    readonly compose: (end: ChainEnd) => Promise<readonly StoredEntry[]>
  }): Promise<readonly StoredEntry[]>
  unrecorded(repositoryId: number, once: readonly string[]): Promise<readonly string[]>
}

interface ChainEnd {
  readonly sequence: number
  readonly head: { readonly sequence: number; readonly hash: string } | null
  readonly recorded: ReadonlySet<string>
  readonly headsSince: (sequence: number) => Promise<readonly ChainHead[]>
}

/**
 * Signs where all chains end, once a day (UTC) and only where one grew since the last time; whichever replica is first.
 * @returns the checkpoint; `null`: there is nothing to sign
 */
export async function signCheckpoint(
  evidence: CheckpointStore,
  signer: Signer,
  now: Date,
): Promise<StoredEntry | null> {
  const at = now.toISOString()
  const day = at.slice(0, 10)
  const once = `checkpoint ${day}`
  const [isDue] = await evidence.unrecorded(CHECKPOINTS, [once])
  if (isDue === undefined) return null
  const [entry = null] = await evidence.append({
    repositoryId: CHECKPOINTS,
    once: [once],
    async compose({ sequence, head, recorded, headsSince }) {
      if (recorded.has(once)) return []
      const heads = await headsSince(head?.sequence ?? 0)
      if (heads.length === 0) return []
      const place = {
        repository: null,
        sequence,
        previousHash: head?.hash ?? null,
      }
      const details = { day, heads, publicKey: signer.publicKey }
      return chained([draftOf(details, at)], {
        ...place,
        recordedAt: at,
        sign: content => signer.sign(content),
      })
    },
  })
  return entry
}

function draftOf(details: CheckpointDetails, at: string): DraftOf<'checkpoint'> {
  return {
    kind: 'checkpoint',
    at,
    number: null,
    headSha: null,
    actor: null,
    policyHash: null,
    factsHash: null,
    details,
  }
}
