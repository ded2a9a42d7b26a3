import { compareFingerprints } from '../../approvals/fingerprint.ts'
import type { HeadPair } from '../../approvals/heads-to-compare.ts'
import { type BaseChange, baseChangesOf, comparePlaces, type Places } from '../../approvals/places.ts'
import { short } from '../../approvals/wording.ts'
import type { PlacesOfHeads } from '../../model/approval.ts'
import type { FingerprintSources, HeadChange } from './fingerprints.ts'
import { unlessGone } from './unless-gone.ts'

/** To be raised with every change of how a base's changes are read, since they are kept for ever. */
const KIND = 'base-changes-1'

/** Two requests for each that is not known yet. */
const MOST_PAIRS = 40

/**
 * Of the heads that change the same lines of a file which the base branch changed in between: whether these lines
 * stand where they stood. Asks what the base branch changed between the two merge bases, and nothing for heads whose
 * fingerprints say it all.
 */
export async function placesOfHeads(
  sources: Omit<FingerprintSources, 'base'>,
  pairs: readonly HeadPair[],
  changes: readonly HeadChange[],
): Promise<readonly PlacesOfHeads[]> {
  const byHead = new Map(changes.map(change => [change.head, change]))
  const alike = pairs.flatMap(([a, b]) => {
    const [one, other] = [byHead.get(a), byHead.get(b)]
    if (one === undefined || other === undefined) return []
    return compareFingerprints(one.fingerprint, other.fingerprint) === 'alike' ? [[one, other] as const] : []
  })
  const places: PlacesOfHeads[] = []
  for (const [one, other] of alike.slice(0, MOST_PAIRS)) {
    places.push({ heads: [one.head, other.head], ...(await compared(sources, one, other)) })
  }
  return places
}

type Answer = Omit<PlacesOfHeads, 'heads'>

async function compared(
  sources: Omit<FingerprintSources, 'base'>,
  one: HeadChange,
  other: HeadChange,
): Promise<Answer> {
  const between = await baseBetween(sources, one.mergeBase, other.mergeBase)
  const [first, second] = [short(one.mergeBase), short(other.mergeBase)]
  if (between === null)
    return unknown(`GitHub does not tell what the base branch changed between ${first} and ${second}`)
  const { ancestor, changes } = between
  if (ancestor === null)
    return unknown(`neither of their merge bases, ${first} and ${second}, is an ancestor of the other`)
  const [earlier, later] = ancestor === one.mergeBase ? [one, other] : [other, one]
  return inWords(comparePlaces(earlier.places, later.places, changes))
}

function inWords(places: Places): Answer {
  if (places.are === 'same') return { are: 'same', what: '' }
  // Paths hold one character for each byte.
  const file = `\`${Buffer.from(places.path, 'latin1').toString('utf8')}\``
  if (places.are === 'moved') return { are: 'moved', what: `the approved lines of ${file}` }
  if (places.are === 'unknown') return unknown(`how the base branch changed ${file} in between is not known`)
  return unknown(`the base branch changed ${file} where the approved lines stand`)
}

function unknown(what: string): Answer {
  return { are: 'unknown', what }
}

/** What the base branch changed from one merge base to the other, beginning at the ancestor; `null`: neither is one. */
interface Between {
  readonly ancestor: string | null
  readonly changes: readonly BaseChange[]
}

/** `null` where GitHub does not hand it out, or not in a form that is known. */
async function baseBetween(
  { github, cache, repository }: Omit<FingerprintSources, 'base'>,
  ...mergeBases: [string, string]
): Promise<Between | null> {
  const [a, b] = mergeBases.toSorted() as [string, string]
  const key = `${repository.id}:${a}:${b}`
  const known = await cache.get(KIND, key)
  if (known !== undefined) return known as Between
  const between = await unlessGone(async () => {
    const common = await github.mergeBase(repository, a, b)
    if (common !== a && common !== b) return { ancestor: null, changes: [] }
    const changes = baseChangesOf(await github.diff(repository, common, common === a ? b : a))
    return changes === null ? null : { ancestor: common, changes }
  })
  if (between !== null) await cache.set(KIND, key, between, null)
  return between
}
