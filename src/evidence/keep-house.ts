import { type CheckpointStore, signCheckpoint } from './checkpoint.ts'
import type { Signer } from './signature.ts'

interface Dependencies {
  readonly evidence: CheckpointStore & { expireFacts(before: Date): Promise<number> }
  /** `null`: no key is set. */
  readonly signer: Signer | null
  /** `null`: facts are kept for ever. */
  readonly factsDays: number | null
  readonly clock: { now(): Date }
  readonly log: { info(fields: object, message: string): void }
}

const A_DAY_MS = 86_400_000

/** What is due from time to time: the day's checkpoint, and the end of facts that are older than they may be. */
export async function keepHouse({ evidence, signer, factsDays, clock, log }: Dependencies): Promise<void> {
  const now = clock.now()
  if (signer !== null) {
    const entry = await signCheckpoint(evidence, signer, now)
    if (entry !== null) log.info({ sequence: entry.sequence }, 'Checkpoint of the evidence signed')
  }
  if (factsDays === null) return
  const expired = await evidence.expireFacts(new Date(now.getTime() - factsDays * A_DAY_MS))
  if (expired > 0) log.info({ expired }, 'Facts deleted: they are older than EVIDENCE_FACTS_DAYS')
}
