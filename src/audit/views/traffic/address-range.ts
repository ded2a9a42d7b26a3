/** Addresses from the first to the last, of IP version 4 or 6. */
export interface AddressRange {
  readonly version: 4 | 6
  readonly first: bigint
  readonly last: bigint
}

const BITS = { 4: 32, 6: 128 } as const

/** Longer than any address range is written. */
const LONGEST = 64

/**
 * `10.0.0.0/8`, `2001:db8::/32`, or one address without a slash. Bits behind the prefix are dropped, as AWS drops them.
 * `null`: it is none.
 */
export function addressRangeOf(text: string): AddressRange | null {
  const [address = '', prefix, ...rest] = text.slice(0, LONGEST + 1).split('/')
  if (text.length > LONGEST || rest.length > 0) return null
  const version = address.includes(':') ? 6 : 4
  const value = version === 6 ? sixOf(address) : fourOf(address)
  const length = prefix === undefined ? BITS[version] : prefixLengthOf(prefix)
  if (value === null || length === null || length > BITS[version]) return null
  const size = 1n << BigInt(BITS[version] - length)
  const first = value - (value % size)
  return { version, first, last: first + size - 1n }
}

function prefixLengthOf(text: string): number | null {
  return /^\d{1,3}$/.test(text) ? Number(text) : null
}

function fourOf(text: string): bigint | null {
  const parts = text.split('.')
  if (parts.length !== 4 || !parts.every(part => /^\d{1,3}$/.test(part) && Number(part) < 256)) return null
  return parts.reduce((value, part) => value * 256n + BigInt(part), 0n)
}

/** RFC 4291, section 2.2: groups of hexadecimal digits, `::` for zeros once, the last two groups perhaps as version 4. */
function sixOf(text: string): bigint | null {
  const halves = text.split('::')
  if (halves.length > 2) return null
  const [head, tail] = [groupsOf(halves[0] ?? ''), groupsOf(halves[1] ?? '')]
  if (head === null || tail === null) return null
  const zeros = 8 - head.length - tail.length
  if (halves.length === 2 ? zeros < 1 : zeros !== 0) return null
  const groups = [...head, ...Array.from({ length: zeros }, () => 0n), ...tail]
  return groups.reduce((value, group) => value * 65_536n + group, 0n)
}

function groupsOf(text: string): bigint[] | null {
  if (text === '') return []
  const groups: bigint[] = []
  for (const part of text.split(':')) {
    const four = part.includes('.') ? fourOf(part) : null
    if (four !== null) groups.push(four / 65_536n, four % 65_536n)
    else if (/^[0-9a-fA-F]{1,4}$/.test(part)) groups.push(BigInt(`0x${part}`))
    else return null
  }
  return groups
}

/**
 * Not reached from the internet: private (RFC 1918), shared (RFC 6598), loopback, link-local, unique local (RFC 4193).
 * https://www.iana.org/assignments/iana-ipv4-special-registry and its sibling for version 6
 */
const INTERNAL = [
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '::1/128',
  'fc00::/7',
  'fe80::/10',
].map(text => addressRangeOf(text)!)

/** No address of it is reached from the internet. */
export function isInternal(range: AddressRange): boolean {
  return INTERNAL.some(each => contains(each, range))
}

/** All of one range is in the other. */
export function contains(outer: AddressRange, inner: AddressRange): boolean {
  return outer.version === inner.version && outer.first <= inner.first && inner.last <= outer.last
}

/**
 * More public addresses than this are anybody’s: more than one of the 256 parts into which version 4 is dealt out, more
 * than a regional registry is dealt out at a time in version 6 (a /12).
 */
const MOST = { 4: 1n << 24n, 6: 1n << 116n } as const

/** Together they hold so much of the internet that anybody can be in it: `0.0.0.0/0`, its two halves, `::/0`, a `/4`. */
export function isAnywhere(ranges: readonly AddressRange[]): boolean {
  return ([4, 6] as const).some(version => {
    const whole = merged(ranges.filter(range => range.version === version))
    const count = whole.reduce((sum, range) => sum + publicAddressesIn(range), 0n)
    return count > MOST[version]
  })
}

/** The same addresses in ranges that do not overlap. */
function merged(ranges: readonly AddressRange[]): readonly AddressRange[] {
  const whole: AddressRange[] = []
  for (const range of ranges.toSorted((a, b) => (a.first < b.first ? -1 : 1))) {
    const before = whole.at(-1)
    if (before === undefined || range.first > before.last) whole.push(range)
    else if (range.last > before.last) whole[whole.length - 1] = { ...before, last: range.last }
  }
  return whole
}

function publicAddressesIn(range: AddressRange): bigint {
  const internal = INTERNAL.filter(({ version }) => version === range.version)
  return internal.reduce((count, each) => count - sharedBy(range, each), range.last - range.first + 1n)
}

function sharedBy(one: AddressRange, other: AddressRange): bigint {
  const first = one.first > other.first ? one.first : other.first
  const last = one.last < other.last ? one.last : other.last
  return first > last ? 0n : last - first + 1n
}
