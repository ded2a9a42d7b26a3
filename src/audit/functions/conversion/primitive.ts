import type { Traced, Value } from '../../resource/value.ts'
import { refuse } from '../refused.ts'
import { numberIn, numberText } from './number-text.ts'

export type PrimitiveKind = 'string' | 'number' | 'boolean'

/** Names for people. */
export const KIND_NAMES = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  null: 'null',
  list: 'a list',
  object: 'a map',
  unknown: 'not known',
} as const satisfies Record<Value['kind'], string>

/** The text that Terraform makes of a text, number or boolean; refuses everything else. */
export function asText(value: Value): string {
  if (value.kind === 'string') return value.value
  if (value.kind === 'number') return numberText(value.value)
  if (value.kind === 'boolean') return String(value.value)
  return refuse(`expected a text, but got ${KIND_NAMES[value.kind]}`)
}

/** The number that a number is, or that stands in a text; refuses everything else. */
export function asNumber(value: Value): number {
  if (value.kind === 'number') return value.value
  if (value.kind !== 'string') return refuse(`expected a number, but got ${KIND_NAMES[value.kind]}`)
  return numberIn(value.value) ?? refuse('expected a number, but the text holds none')
}

/** The truth value that a boolean is, or that stands in a text; refuses everything else. */
export function asBoolean(value: Value): boolean {
  if (value.kind === 'boolean') return value.value
  if (value.kind !== 'string') return refuse(`expected true or false, but got ${KIND_NAMES[value.kind]}`)
  if (value.value === 'true' || value.value === '1') return true
  if (value.value === 'false' || value.value === '0') return false
  return refuse('expected true or false, but the text holds neither')
}

/** Terraform counts with 512 binary digits; what is too large to be exact here is not known. */
export function numberValue(value: number, traced: Traced): Value {
  if (Math.abs(value) <= Number.MAX_SAFE_INTEGER) return { kind: 'number', value, ...traced }
  return { kind: 'unknown', why: 'the number is too large', ...traced }
}

/** The value as a text, number or boolean, at the place that it has; `null` and what is unknown stay what they are. */
export function converted(value: Value, kind: PrimitiveKind): Value {
  if (value.kind === kind || value.kind === 'null' || value.kind === 'unknown') return value
  const { place, through, references, isSensitive } = value
  const traced = { place, through, references, ...(isSensitive === true && { isSensitive }) }
  if (kind === 'string') return { kind, value: asText(value), ...traced }
  if (kind === 'number') return numberValue(asNumber(value), traced)
  return { kind, value: asBoolean(value), ...traced }
}
