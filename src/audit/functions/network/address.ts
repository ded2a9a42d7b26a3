import { refuse } from '../refused.ts'

/** A range of addresses: `10.0.0.0/8`. */
export interface Prefix {
  /** The first address of the range, as a number. */
  readonly base: bigint
  /** Bits that all its addresses share. */
  readonly length: number
  /** Bits of an address: 32 or 128. */
  readonly bits: 32 | 128
}

/** Reads a range; leading zeros of a byte do not count, as in Go before version 1.17, on which Terraform rests. */
export function parsePrefix(text: string): Prefix {
  if (text.length > LONGEST) return noPrefix()
  const slash = text.indexOf('/')
  const address = text.slice(0, Math.max(slash, 0))
  const digits = text.slice(slash + 1)
  const number = parseV4(address)
  const bits = number === null ? 128 : 32
  const value = number ?? parseV6(address)
  if (slash < 0 || value === null || !/^\d{1,6}$/.test(digits) || Number(digits) > bits) {
    return noPrefix()
  }
  const length = Number(digits)
  const host = BigInt(bits - length)
  return { base: (value >> host) << host, length, bits }
}

/** Longer than any range with zeros before each number. */
const LONGEST = 100

function noPrefix(): never {
  return refuse('expected a range of addresses, such as `10.0.0.0/8`')
}

function parseV4(text: string): bigint | null {
  const parts = text.split('.')
  if (parts.length !== 4) return null
  if (!parts.every(part => /^\d{1,10}$/.test(part) && Number(part) <= 255)) return null
  return parts.reduce((value, part) => value * 256n + BigInt(part), 0n)
}

const GROUPS = 8

/** `fd00::1`, `::ffff:10.0.0.1` */
function parseV6(text: string): bigint | null {
  const withoutV4 = text.replace(/[\d.]+$/, tail => (tail.includes('.') ? v4Groups(tail) : tail))
  const halves = withoutV4.split('::')
  const [head = '', tail] = halves
  if (halves.length > 2) return null
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const missing = GROUPS - before.length - after.length
  if (tail === undefined ? missing !== 0 : missing < 1) return null
  const groups = [...before, ...Array.from({ length: missing }, () => '0'), ...after]
  if (!groups.every(group => /^[0-9a-fA-F]{1,4}$/.test(group))) return null
  return groups.reduce((value, group) => value * 65_536n + BigInt(`0x${group}`), 0n)
}

function v4Groups(text: string): string {
  const value = parseV4(text)
  return value === null ? 'x' : `${(value >> 16n).toString(16)}:${(value & 0xffffn).toString(16)}`
}

/** An address as people write it; the longest row of zeros is `::`. */
export function addressText(value: bigint, bits: 32 | 128): string {
  if (bits === 32) return [24n, 16n, 8n, 0n].map(shift => (value >> shift) & 255n).join('.')
  const groups = Array.from({ length: GROUPS }, (_, at) =>
    ((value >> BigInt(16 * (GROUPS - 1 - at))) & 0xffffn).toString(16),
  )
  const { from, length } = longestZeros(groups)
  if (length < 2) return groups.join(':')
  return `${groups.slice(0, from).join(':')}::${groups.slice(from + length).join(':')}`
}

function longestZeros(groups: readonly string[]): { readonly from: number; readonly length: number } {
  let longest = { from: 0, length: 0 }
  let length = 0
  groups.forEach((group, at) => {
    length = group === '0' ? length + 1 : 0
    if (length > longest.length) longest = { from: at - length + 1, length }
  })
  return longest
}
