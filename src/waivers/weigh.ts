import type { Waiver, WaiverMarker } from '../model/finding.ts'
import type { WaiverPolicy } from './waiver-policy.ts'

/** Whether the role that the policy names approved what stands there now. */
export type Approved =
  | { readonly state: 'met'; readonly by: string }
  | { readonly state: 'pending' | 'undetermined'; readonly says: string }

export interface Weighing {
  /** `null`: the policy has none, so nothing can be waived. */
  readonly policy: WaiverPolicy | null
  readonly approved: Approved
  /** The moment of judging (ISO 8601, UTC). */
  readonly at: string
}

const A_DAY_MS = 86_400_000

/** What a marker is worth under the policy, with a sentence that says why. */
export function weigh(marker: WaiverMarker, { policy, approved, at }: Weighing): Waiver {
  const { reason, until } = marker
  const worth = (state: Waiver['state'], why: string) => ({ state, reason: reason ?? '', until, why })
  const flaw = flawOf(marker, policy, at)
  if (flaw !== null) return worth('void', flaw)
  if (approved.state === 'met') return worth('holds', `Approved by ${approved.by}.`)
  return worth(approved.state === 'pending' ? 'waits' : 'unknown', approved.says)
}

function flawOf({ reason, until }: WaiverMarker, policy: WaiverPolicy | null, at: string): string | null {
  if (policy === null) return 'The policy has no `waivers`, so nothing can be waived.'
  if (reason === null) return 'It gives no reason: `patrol:allow ID — reason, until DATE`.'
  if (until === null) return 'It has no date: `patrol:allow ID — reason, until DATE`.'
  const end = endOf(until)
  if (end === null)
    return `Its date \`${until.replaceAll('`', "'")}\` is none. Example: \`until 2027-03-01\`.`
  if (end <= Date.parse(at)) return `It ended on ${until}.`
  if (end > Date.parse(at) + (policy.days + 1) * A_DAY_MS)
    return `It lasts until ${until}, and the policy lets it last ${policy.days} days at most.`
  return null
}

/** The first moment after that day in UTC, in milliseconds; `null` for what is no date. */
export function endOf(until: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(until)) return null
  const start = Date.parse(`${until}T00:00:00Z`)
  if (Number.isNaN(start) || new Date(start).toISOString().slice(0, 10) !== until) return null
  return start + A_DAY_MS
}
