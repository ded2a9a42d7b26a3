import { numberText } from '../conversion/number-text.ts'

/** A number by its decimal digits: 0.`digits` × 10^`point`; zero has no digits. */
export interface Decimal {
  readonly isNegative: boolean
  readonly digits: string
  readonly point: number
}

/** The fewest digits that stand for a number. */
export function decimalOf(value: number): Decimal {
  const [whole = '', fraction = ''] = numberText(Math.abs(value)).split('.')
  const all = whole + fraction
  const zeros = leadingZeros(all)
  const digits = withoutTrailingZeros(all.slice(zeros))
  const isNegative = value < 0 || Object.is(value, -0)
  return { isNegative, digits, point: digits === '' ? 0 : whole.length - zeros }
}

/** How many digits stand behind the point. */
export function placesOf(number: number): number {
  const { digits, point } = decimalOf(number)
  return Math.max(0, digits.length - point)
}

function leadingZeros(digits: string): number {
  let count = 0
  while (digits[count] === '0') count += 1
  return count
}

function withoutTrailingZeros(digits: string): string {
  let end = digits.length
  while (digits[end - 1] === '0') end -= 1
  return digits.slice(0, end)
}

/** Keeps so many digits, rounded as Go rounds Terraform’s numbers, which have 512 binary digits. */
export function roundedTo(decimal: Decimal, count: number): Decimal {
  const { digits, point } = decimal
  if (count >= digits.length) return decimal
  if (count < 0) return { ...decimal, digits: '', point: 0 }
  const kept = digits.slice(0, count)
  if (!roundsUp(decimal, count)) {
    const left = withoutTrailingZeros(kept)
    return { ...decimal, digits: left, point: left === '' ? 0 : point }
  }
  const raised = (BigInt(kept === '' ? 0 : kept) + 1n).toString()
  const left = withoutTrailingZeros(raised)
  return { ...decimal, digits: left, point: point + raised.length - count }
}

function roundsUp(decimal: Decimal, count: number): boolean {
  const { digits } = decimal
  const first = digits[count] ?? '0'
  if (first !== '5' || digits.length > count + 1) return first >= '5'
  const lean = leanOf(decimal)
  if (lean !== 0) return lean > 0
  return count > 0 && Number(digits[count - 1]) % 2 === 1
}

/** Whether Terraform’s binary number is more (1) or less (-1) than these digits, or just that (0). */
function leanOf({ digits, point }: Decimal): number {
  const scale = digits.length - point
  if (scale <= 0) return 0
  const numerator = BigInt(digits)
  const denominator = 10n ** BigInt(scale)
  const shift = BigInt(Math.max(0, 512 - numerator.toString(2).length + denominator.toString(2).length))
  const exact = numerator << shift
  let mantissa = exact / denominator
  // The quotient has 512 or 513 digits; of 513 the last one is rounded away.
  const unit = mantissa.toString(2).length > 512 ? 2n : 1n
  mantissa = nearest(exact, denominator, unit)
  const difference = mantissa * denominator - exact
  if (difference === 0n) return 0
  return difference > 0n ? 1 : -1
}

/** The multiple of `unit` that is nearest to a quotient. */
function nearest(numerator: bigint, denominator: bigint, unit: bigint): bigint {
  const step = denominator * unit
  const below = numerator / step
  const rest = numerator % step
  const up = rest * 2n > step || (rest * 2n === step && below % 2n === 1n)
  return (up ? below + 1n : below) * unit
}
