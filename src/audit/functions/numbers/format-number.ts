import { numberText } from '../conversion/number-text.ts'
import { refuse } from '../refused.ts'
import { type Decimal, decimalOf, roundedTo } from './decimal.ts'

interface Form {
  readonly flags: ReadonlySet<string>
  readonly width: number
}

const PLAIN: Form = { flags: new Set(), width: 0 }
/** Digits behind the point where a pattern does not say how many. */
const STANDARD_PRECISION = 6

/** A number in Go’s forms: `e` with an exponent, `f` without one, `g` the shorter one of both. */
export function formatNumber(
  value: number,
  letter: 'e' | 'E' | 'f' | 'g' | 'G',
  precision: number | null,
  form: Form = PLAIN,
): string {
  const decimal = decimalOf(value)
  const body = formatDecimal(decimal, letter.toLowerCase(), precision)
  const text = letter === letter.toUpperCase() ? body.toUpperCase() : body
  return withSign(text, decimal.isNegative, form)
}

function formatDecimal(decimal: Decimal, letter: string, precision: number | null): string {
  if (letter === 'f') return plain(decimal, precision ?? STANDARD_PRECISION)
  if (letter === 'e') return exponential(decimal, precision ?? STANDARD_PRECISION)
  return shorter(decimal, precision)
}

/** https://pkg.go.dev/strconv#FormatFloat: without a precision, an exponent is used from 21 digits on, or 6. */
function shorter(exact: Decimal, precision: number | null): string {
  const wanted = precision === 0 ? 1 : precision
  const decimal = wanted === null ? exact : roundedTo(exact, wanted)
  const count = decimal.digits.length
  const limit = wanted === null || (wanted > count && count >= decimal.point) ? Math.max(count, 0) : wanted
  const most = wanted === null ? STANDARD_PRECISION : limit
  const exponent = decimal.digits === '' ? 0 : decimal.point - 1
  if (exponent < -4 || exponent >= most) return exponential(decimal, Math.max(count - 1, 0))
  return plain(decimal, Math.max(count - decimal.point, 0))
}

function plain(exact: Decimal, precision: number): string {
  const { digits, point } = roundedTo(exact, exact.point + precision)
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0'
  if (precision === 0) return whole
  const fraction = point > 0 ? digits.slice(point) : '0'.repeat(Math.min(-point, precision)) + digits
  return `${whole}.${fraction.padEnd(precision, '0')}`
}

function exponential(exact: Decimal, precision: number): string {
  const { digits, point } = roundedTo(exact, precision + 1)
  const exponent = digits === '' ? 0 : point - 1
  const first = digits[0] ?? '0'
  const rest = precision === 0 ? '' : `.${digits.slice(1).padEnd(precision, '0')}`
  const size = String(Math.abs(exponent)).padStart(2, '0')
  return `${first}${rest}e${exponent < 0 ? '-' : '+'}${size}`
}

const BASES = { b: 2, o: 8, d: 10, x: 16, X: 16 } as const
const PREFIXES = { b: '0b', o: '0', d: '', x: '0x', X: '0X' } as const

/** A whole number in one of Go’s bases. */
export function formatInteger(
  value: number,
  letter: keyof typeof BASES,
  form: Form & { readonly precision: number | null },
): string {
  if (!Number.isInteger(value)) return refuse('expected a whole number')
  const digits = BigInt(numberText(Math.abs(value))).toString(BASES[letter])
  const prefix = form.flags.has('#') ? PREFIXES[letter] : ''
  const padded = (letter === 'X' ? digits.toUpperCase() : digits).padStart(form.precision ?? 0, '0')
  const flags = form.precision === null ? form.flags : new Set([...form.flags].filter(flag => flag !== '0'))
  return withSign(padded, value < 0, { flags, width: form.width }, prefix)
}

/** Puts the sign before the digits, and zeros between where the pattern asks for them. */
function withSign(digits: string, isNegative: boolean, { flags, width }: Form, prefix = ''): string {
  const positive = flags.has('+') ? '+' : flags.has(' ') ? ' ' : ''
  const sign = (isNegative ? '-' : positive) + prefix
  if (!flags.has('0') || flags.has('-')) return sign + digits
  return sign + digits.padStart(width - sign.length, '0')
}
