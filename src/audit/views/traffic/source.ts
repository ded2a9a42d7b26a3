import { type Attribute, referencesIn } from '../../resource/attribute.ts'
import { textOf } from '../../resource/predicates.ts'
import { some, type Truth, truth } from '../../resource/truth.ts'
import type { UnknownValue, Value } from '../../resource/value.ts'
import { remembered } from '../policy/remembered.ts'
import { type AddressRange, addressRangeOf, isAnywhere, isInternal } from './address-range.ts'

/** Ranges of addresses that a rule names. */
export interface Source {
  /** One range, or a list of them; `null`: a prefix list of which nothing is known. */
  readonly ranges: Attribute | null
  /** Where the rule names them, if not there: at a prefix list. */
  readonly at?: Attribute
  /** What a prefix list holds, in place of `ranges`. */
  readonly inside?: readonly Source[]
}

/** An answer, and the attribute that gives it. */
export interface Found {
  readonly is: Truth
  readonly at: Attribute
}

/**
 * What is known of a range: itself; that it is a network of one’s own; that it is narrow, since only its end is known
 * (`"${var.office}/32"`); or nothing.
 */
type Known = AddressRange | 'own' | 'narrow' | 'unknown'

interface Named {
  readonly known: Known
  readonly at: Attribute
}

/** Answers by the sources of a rule, since many rules of the audit ask. */
const known = new WeakMap<readonly Source[], Found | null>()

/** They let in the whole internet, or so much of it that anybody can be there. `null`: there are none. */
export function fromAnywhere(sources: readonly Source[]): Found | null {
  const answer = known.get(sources)
  if (answer !== undefined) return answer
  const found = widestOf(sources)
  known.set(sources, found)
  return found
}

function widestOf(sources: readonly Source[]): Found | null {
  const named = sources.flatMap(namedIn)
  const [first] = named
  if (first === undefined) return null
  const wide = named.find(({ known }) => isAnywhere(rangeIn(known)))
  if (wide !== undefined) return { is: 'yes', at: wide.at }
  if (isAnywhere(named.flatMap(({ known }) => rangeIn(known)))) return { is: 'yes', at: first.at }
  const unknown = named.find(({ known }) => known === 'unknown')
  return unknown === undefined ? { is: 'no', at: first.at } : { is: 'unknown', at: unknown.at }
}

/** They let in an address of the internet, however few. `null`: there are none. */
export function fromInternet(sources: readonly Source[]): Found | null {
  const found = sources.flatMap(namedIn).map(({ known, at }) => ({ is: isPublic(known), at }))
  const worst = some(found, ({ is }) => is)
  return found.find(({ is }) => is === worst) ?? null
}

function isPublic(known: Known): Truth {
  if (known === 'own') return 'no'
  return typeof known === 'string' ? 'unknown' : truth(!isInternal(known))
}

function rangeIn(known: Known): readonly AddressRange[] {
  return typeof known === 'string' ? [] : [known]
}

function namedIn({ ranges, at, inside }: Source): readonly Named[] {
  if (inside !== undefined && at !== undefined) return knownInside(inside).map(known => ({ known, at }))
  if (ranges === null) return at === undefined ? [] : [{ known: 'unknown', at }]
  // Items of a list that came from elsewhere do not say through where.
  const isFromElsewhere = ranges.value !== null && ranges.value.through.length > 0
  const named = ranges.each().flatMap(item => {
    const place = at ?? (isFromElsewhere ? ranges : item)
    // Up to version 0.11 of Terraform, `["${var.ranges}"]` was the list itself.
    if (item.value?.kind === 'list') return namedIn({ ranges: item, at: place })
    return knownOf(item).map(known => ({ known, at: place }))
  })
  const { value } = ranges
  if (value?.kind !== 'list' || value.isComplete) return named
  return [...named, { known: 'unknown', at: at ?? ranges }]
}

/** So many ranges of a list are compared by every rule that names it. */
const MOST_RANGES = 20

/** What is left out of a list together holds no more than this, or it is not known what it comes to. */
const LITTLE = { 4: 1n << 18n, 6: 1n << 110n } as const

/** What a list holds: of many ranges the largest, all where they are anywhere together. */
const knownInside = remembered((inside: readonly Source[]): readonly Known[] => {
  const all = inside.flatMap(namedIn).map(({ known }) => known)
  if (all.length <= MOST_RANGES) return all
  const ranges = all.flatMap(rangeIn)
  if (isAnywhere(ranges)) return [EVERYWHERE]
  const largest = ranges.toSorted((a, b) => compareSizes(b, a))
  const left = largest.slice(MOST_RANGES)
  const isMuch = ([4, 6] as const).some(version => sizeOf(left, version) > LITTLE[version])
  const someIn = all.find(known => typeof known !== 'string' && !isInternal(known)) ?? []
  const words = new Set(all.filter(known => typeof known === 'string'))
  return [...words, ...(isMuch ? ['unknown' as const] : []), ...largest.slice(0, MOST_RANGES)].concat(someIn)
})

const EVERYWHERE: AddressRange = { version: 4, first: 0n, last: (1n << 32n) - 1n }

function compareSizes(one: AddressRange, other: AddressRange): number {
  const [first, second] = [one.last - one.first, other.last - other.first]
  if (first === second) return 0
  return first < second ? -1 : 1
}

function sizeOf(ranges: readonly AddressRange[], version: 4 | 6): bigint {
  return ranges.reduce(
    (sum, range) => (range.version === version ? sum + range.last - range.first + 1n : sum),
    0n,
  )
}

/** Nothing where it is a text that is no range: AWS refuses it. */
function knownOf({ value }: Attribute): readonly Known[] {
  if (isOfOwnNetwork(value) || beginsInside(value)) return ['own']
  if (value?.kind === 'unknown') return [isNarrow(value) ? 'narrow' : 'unknown']
  const range = addressRangeOf(textOf(value) ?? '')
  return range === null ? [] : [range]
}

const NETWORKS = /(?:^|\.)aws_(?:default_)?(?:vpc|subnet)(?:_ipv4_cidr_block_association)?\.[^.]+$/
const RANGES = /^(?:ipv6_)?cidr_block(?:_association.*)?$/

/** A VPC’s or subnet’s own range, which is a /16 at most. */
function isOfOwnNetwork(value: Value | null): boolean {
  const references = referencesIn(value)
  return (
    value?.kind === 'unknown' &&
    value.pieces === undefined &&
    references.length > 0 &&
    references.every(({ address, attribute }) => NETWORKS.test(address) && RANGES.test(attribute))
  )
}

/** `"10.${var.environment}.0.0/16"` */
function beginsInside(value: Value | null): boolean {
  const start = value?.kind === 'unknown' && isNarrow(value) ? value.pieces?.[0] : undefined
  return typeof start === 'string' && /^(?:10\.|192\.168\.)/.test(start)
}

/** As long a prefix as can be of one part of the internet only: /8 and more, /12 and more where it may be version 6. */
function isNarrow({ pieces = [] }: UnknownValue): boolean {
  const end = pieces.at(-1)
  const length = typeof end === 'string' ? /\/(\d{1,3})$/.exec(end)?.[1] : undefined
  const isFour = pieces.some(piece => piece?.includes('.'))
  return length !== undefined && Number(length) >= (isFour ? 8 : 12)
}
