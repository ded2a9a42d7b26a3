import type { History } from '../model/approval.ts'
import { compareFingerprints } from './fingerprint.ts'

/** Whether two heads change the same. */
export type Compared =
  | { readonly is: 'same' }
  /** `moved`: the same lines stand elsewhere, and which; `null` where they are others. */
  | { readonly is: 'different'; readonly moved: string | null }
  | { readonly is: 'unknown'; readonly why: string }

/** Compares what two heads change, each against its own merge base. */
export function compareHeads(
  a: string,
  b: string,
  history: Pick<History, 'fingerprints' | 'places'>,
): Compared {
  if (a === b) return { is: 'same' }
  const compared = compareFingerprints(history.fingerprints[a], history.fingerprints[b])
  if (compared === 'same') return { is: 'same' }
  if (compared === 'different') return { is: 'different', moved: null }
  const found = history.places.find(({ heads }) => heads.includes(a) && heads.includes(b))
  if (compared === 'unknown' || found === undefined) {
    return { is: 'unknown', why: 'the two could not be compared' }
  }
  if (found.are === 'same') return { is: 'same' }
  return found.are === 'moved' ? { is: 'different', moved: found.what } : { is: 'unknown', why: found.what }
}
