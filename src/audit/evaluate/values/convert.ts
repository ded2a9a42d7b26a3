import { asBoolean, KIND_NAMES } from '../../functions/conversion/primitive.ts'
import { numberIn as numberInText, numberText } from '../../functions/conversion/number-text.ts'
import { Refused } from '../../functions/refused.ts'
import type { Place } from '../../resource/place.ts'
import type { Value } from '../../resource/value.ts'
import { EvaluationError } from '../scope.ts'

/** A known text, number or boolean as text; `null`: it is none of them. */
export function textIn(value: Value): string | null {
  if (value.kind === 'string') return value.value
  if (value.kind === 'number') return numberText(value.value)
  return value.kind === 'boolean' ? String(value.value) : null
}

/** A known number, or a text that is one; `null`: it is none. */
export function numberIn(value: Value): number | null {
  if (value.kind === 'number') return value.value
  return value.kind === 'string' ? numberInText(value.value) : null
}

/** A known boolean, or a text that is one; `null`: it is none. */
export function booleanIn(value: Value): boolean | null {
  try {
    return asBoolean(value)
  } catch (error) {
    if (error instanceof Refused) return null
    throw error
  }
}

/** What a value is, in words. */
export function kindInWords({ kind }: Value): string {
  return KIND_NAMES[kind]
}

/** Something else is needed where this value stands. */
export function refused(wanted: string, value: Value, place: Place): EvaluationError {
  return new EvaluationError(`${wanted} is needed here, not ${kindInWords(value)}`, place)
}
