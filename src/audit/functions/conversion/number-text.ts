/** A number as Terraform writes it in a text: all digits, no exponent. */
export function numberText(value: number): string {
  const shortest = String(value)
  if (!shortest.includes('e')) return shortest
  const [mantissa = '', exponent = ''] = shortest.split('e')
  const sign = mantissa.startsWith('-') ? '-' : ''
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.')
  const digits = whole + fraction
  const point = whole.length + Number(exponent)
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`
  return sign + digits.padEnd(point, '0')
}

const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/

/** The number that a text holds; `null`: it is none for Terraform (`0x10`, ` 1`, `1_000`). */
export function numberIn(text: string): number | null {
  return DECIMAL.test(text) ? Number(text) : null
}
