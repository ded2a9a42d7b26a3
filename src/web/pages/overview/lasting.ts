const UNITS = [
  ['d', 24 * 3600],
  ['h', 3600],
  ['min', 60],
] as const

/** A time that something took, in its largest unit: “3 h”, “1.5 d”. */
export function lasting(seconds: number): string {
  const [unit, size] = UNITS.find(([, length]) => seconds >= length) ?? ['s', 1]
  return `${Number((seconds / size).toFixed(1))} ${unit}`
}
