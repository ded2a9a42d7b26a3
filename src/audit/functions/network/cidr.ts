import type { Value } from '../../resource/value.ts'
import { textsAnswer, unknownAnswer } from '../answer.ts'
import { takes } from '../arguments.ts'
import { charge } from '../cost.ts'
import type { Call } from '../define-function.ts'
import { refuse } from '../refused.ts'
import { read, simpleFunction, whole } from '../simple-function.ts'
import { addressText, type Prefix, parsePrefix } from './address.ts'

/** `cidrhost(range, number)`: a negative number counts from the end. */
export const cidrhost = simpleFunction(['text', 'number'], ([text, number]) => {
  const { base, length, bits } = parsePrefix(text)
  const size = 1n << BigInt(bits - length)
  const host = BigInt(whole(number))
  if (host >= size || host < -size) return refuse(`the range has no address with the number ${number}`)
  return addressText(base + (host < 0n ? size + host : host), bits)
})

/** `cidrnetmask(range)` */
export const cidrnetmask = simpleFunction(['text'], ([text]) => {
  const { length, bits } = parsePrefix(text)
  if (bits !== 32) return refuse('ranges of IPv6 have no mask')
  return addressText(((1n << BigInt(length)) - 1n) << BigInt(bits - length), bits)
})

/** `cidrsubnet(range, newbits, number)` */
export const cidrsubnet = simpleFunction(['text', 'number', 'number'], ([text, newbits, number]) => {
  const { base, length, bits } = parsePrefix(text)
  const subnet = whole(number)
  const longer = length + whole(newbits)
  if (longer > bits || longer < 0) return refuse(`the range cannot be extended by ${newbits} bits`)
  if (subnet < 0 || subnet >= 2 ** newbits) return refuse(`${newbits} bits have no number ${number}`)
  return prefixText({ base: base + (BigInt(subnet) << BigInt(bits - longer)), length: longer, bits })
})

function prefixText({ base, length, bits }: Prefix): string {
  return `${addressText(base, bits)}/${length}`
}

/** Terraform makes no subnets that are longer by more. */
const MOST_NEW_BITS = 32

/** `cidrsubnets(range, newbits...)`: subnets that follow each other. */
export function cidrsubnets(call: Call): Value {
  takes(call, 1, Infinity)
  const text = read(call, 0, 'text')
  const newbits = call.args.slice(1).map((_, at) => read(call, at + 1, 'number'))
  if (text === null || newbits.includes(null)) return unknownAnswer(call)
  charge(call, newbits.length)
  const range = parsePrefix(text)
  const end = range.base + (1n << BigInt(range.bits - range.length))
  let next = range.base
  const subnets = newbits.map(Number).map(bits => {
    const subnet = { base: next, length: extended(range, bits), bits: range.bits }
    const size = 1n << BigInt(range.bits - subnet.length)
    // A subnet begins at a multiple of its own size.
    const base = ((next + size - 1n) / size) * size
    if (base + size > end) refuse('there is no room left in the range')
    next = base + size
    return prefixText({ ...subnet, base })
  })
  return textsAnswer(call, subnets)
}

function extended({ length, bits }: Prefix, newbits: number): number {
  const longer = length + whole(newbits)
  if (newbits < 1) return refuse('a subnet is longer than its range by at least one bit')
  if (newbits > MOST_NEW_BITS || longer > bits)
    return refuse(`the range cannot be extended by ${newbits} bits`)
  return longer
}
