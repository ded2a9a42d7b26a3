import type { ObjectValue, Value } from '../../resource/value.ts'
import { objectAnswer, unknownAnswer } from '../answer.ts'
import { argument, argumentName } from '../arguments.ts'
import { KIND_NAMES } from '../conversion/primitive.ts'
import type { Call } from '../define-function.ts'
import { refuse } from '../refused.ts'
import { surveyOf } from '../survey.ts'

/**
 * `merge`: later maps come before earlier ones. Entries that something unknown may replace are there, but their values
 * are not known.
 */
export function merge(call: Call): Value {
  const merged = new Map<string, Value>()
  let isComplete = true
  call.args.forEach((_, index) => {
    const map = argument(call, index)
    if (map.kind === 'null') return
    if (map.kind !== 'object' && map.kind !== 'unknown') {
      refuse(`expected ${argumentName(index)} to be a map, but got ${KIND_NAMES[map.kind]}`)
    }
    if (map.kind === 'unknown' || !map.isComplete) {
      isComplete = false
      for (const [key, value] of merged) merged.set(key, replaceable(call, value, map))
    }
    if (map.kind === 'object') addAll(call, merged, map)
  })
  if (merged.size === 0 && call.args.length > 0 && call.args.every(({ kind }) => kind === 'unknown')) {
    return unknownAnswer(call)
  }
  return objectAnswer(call, merged, isComplete)
}

function addAll({ scope }: Call, merged: Map<string, Value>, { entries }: ObjectValue): void {
  scope.budget.spend(entries.size)
  for (const [key, value] of entries) merged.set(key, value)
}

function replaceable({ scope }: Call, value: Value, by: Value): Value {
  const { references } = surveyOf([value, by], scope.budget)
  const { place, through, isSensitive } = value
  const why = 'something that is not known may come in its place'
  return { kind: 'unknown', why, place, through, references, ...(isSensitive === true && { isSensitive }) }
}
