import type { Gathered } from '../model/facts.ts'

/** Why something could not be read, as a sentence for people, and when it is worth another try. */
export interface Outage {
  readonly why: string
  /** ISO 8601, UTC; `null`: nobody said. */
  readonly retryAt: string | null
  /** Whether the same question may soon have another answer, with nobody doing anything. */
  readonly isTemporary: boolean
}

const names = ['Unavailable', 'NotFound', 'Forbidden', 'Incomplete', 'TooLarge', 'NotAFile']

/** The outage that an error stands for; `null` for a fault of ours, which has to surface as one. */
export function outageOf(error: unknown): Outage | null {
  if (!(error instanceof Error) || !names.includes(error.name)) return null
  const retryAt = 'retryAt' in error && error.retryAt instanceof Date ? error.retryAt.toISOString() : null
  return { why: error.message, retryAt, isTemporary: error.name === 'Unavailable' }
}

/** Whether it is the file itself that cannot be read, and not the world around it. */
export function isUnreadableFile(error: unknown): boolean {
  return error instanceof Error && (error.name === 'NotAFile' || error.name === 'TooLarge')
}

/** The outages that were met while facts were gathered. */
export interface Outages {
  /** When gathering began (ISO 8601, UTC). */
  readonly at: string
  readonly met: Outage[]
}

const SOON_MS = 60_000
/** What has no other answer until somebody changes something is looked at again all the same: events get lost. */
const LATER_MS = 15 * 60_000

/** When it is tried again: when GitHub says, else in a minute, else in a quarter of an hour. */
export function nextTry({ retryAt, isTemporary }: Omit<Outage, 'why'>, at: string): string {
  return retryAt ?? new Date(Date.parse(at) + (isTemporary ? SOON_MS : LATER_MS)).toISOString()
}

/** What was read, or why it could not be; the outage is added to `outages`. Faults of ours are thrown on. */
export async function gathered<T>(outages: Outages, read: () => Promise<T>): Promise<Gathered<T>> {
  try {
    return { known: true, value: await read() }
  } catch (error) {
    const outage = outageOf(error)
    if (outage === null) throw error
    outages.met.push(outage)
    return { known: false, why: outage.why, retryAt: nextTry(outage, outages.at) }
  }
}
