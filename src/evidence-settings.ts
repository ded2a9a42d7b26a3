import { createPrivateKey } from 'node:crypto'
import * as z from 'zod'
import { asPem } from './pem.ts'
import type { Environment, SettingProblem } from './setting.ts'

/** How the evidence is kept. */
export interface EvidenceSettings {
  /** Days after which the facts of a verdict are deleted, never its entry; `null`: never. */
  readonly factsDays: number | null
  /** Whether the lines that pull requests change are kept, encrypted. */
  readonly source: boolean
  /** PEM of the Ed25519 key that signs checkpoints; `null`: there are none. */
  readonly signingKey: string | null
}

/** A little more than a century. */
const MOST_DAYS = 40_000

export const evidenceFields = {
  EVIDENCE_FACTS_DAYS: z.coerce
    .number('is no number of days. Example: 730')
    .int('is no whole number of days. Example: 730')
    .min(1, 'is less than a day. Example: 730')
    .max(MOST_DAYS, `is more than ${MOST_DAYS} days. Leave it empty to keep facts for ever.`)
    .optional(),
  EVIDENCE_SOURCE: z.enum(['omit', 'keep'], 'is none of omit, keep.').default('omit'),
  EVIDENCE_SIGNING_KEY: z
    .string()
    .transform(asPem)
    .refine(
      isSigningKey,
      'is no private Ed25519 key in PEM. Make one with `openssl genpkey -algorithm ed25519`.',
    )
    .optional(),
}

export function toEvidence(values: {
  readonly EVIDENCE_FACTS_DAYS?: number | undefined
  readonly EVIDENCE_SOURCE: 'omit' | 'keep'
  readonly EVIDENCE_SIGNING_KEY?: string | undefined
}): EvidenceSettings {
  return {
    factsDays: values.EVIDENCE_FACTS_DAYS ?? null,
    source: values.EVIDENCE_SOURCE === 'keep',
    signingKey: values.EVIDENCE_SIGNING_KEY ?? null,
  }
}

/** Source is never kept in the open. */
export function evidenceProblems(set: Environment): SettingProblem[] {
  if (set['EVIDENCE_SOURCE'] !== 'keep' || set['ENCRYPTION_KEY'] !== undefined) return []
  const problem = 'is keep, which needs ENCRYPTION_KEY: source is kept encrypted or not at all.'
  return [{ name: 'EVIDENCE_SOURCE', problem }]
}

function isSigningKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyType === 'ed25519'
  } catch {
    return false
  }
}
