import type { Budget } from '../evaluate/scope.ts'
import type { ListValue, ObjectValue, Traced, UnknownValue, Value } from '../resource/value.ts'
import { numberValue } from './conversion/primitive.ts'
import type { Call } from './define-function.ts'
import { ownReferences, type Survey, someSensitive, surveyOf } from './survey.ts'

/** What a new value knows of where it comes from: written by the call, made of all that is in its arguments. */
export function tracedTo({ at }: Pick<Call, 'at'>, { references, isSensitive }: Survey): Traced {
  return { place: at, through: [], references, ...(isSensitive && { isSensitive }) }
}

/** As `tracedTo`, for a list or object that holds the arguments’ items as they are. */
export function tracedAround({ args, at }: Pick<Call, 'args' | 'at'>): Traced {
  const isSensitive = someSensitive(args)
  return { place: at, through: [], references: ownReferences(args), ...(isSensitive && { isSensitive }) }
}

/** A call whose result is not known, with the references of everything in its arguments. */
export function unknownAnswer(call: Call, why?: string): UnknownValue {
  const survey = surveyOf(call.args, call.scope.budget)
  return {
    kind: 'unknown',
    why: why ?? survey.unknown ?? 'it is known only when it is applied',
    ...tracedTo(call, survey),
  }
}

export function textAnswer(call: Call, value: string): Value {
  call.scope.budget.spend(value.length)
  const survey = surveyOf(call.args, call.scope.budget)
  // Terraform keeps all texts in this form.
  return { kind: 'string', value: value.normalize('NFC'), ...tracedTo(call, survey) }
}

export function numberAnswer(call: Call, value: number): Value {
  return numberValue(value, tracedTo(call, surveyOf(call.args, call.scope.budget)))
}

export function booleanAnswer(call: Call, value: boolean): Value {
  return { kind: 'boolean', value, ...tracedTo(call, surveyOf(call.args, call.scope.budget)) }
}

/** A list that the call made of its arguments’ items. */
export function listAnswer(call: Call, items: readonly Value[], isComplete = true): ListValue {
  call.scope.budget.spend(items.length)
  return { kind: 'list', items, isComplete, ...tracedAround(call) }
}

/** A set that the call made of its arguments’ items. */
export function setAnswer(call: Call, items: readonly Value[], isComplete: boolean): ListValue {
  return { ...listAnswer(call, items, isComplete), isSet: true }
}

/** An object that the call made of its arguments’ entries. */
export function objectAnswer(
  call: Call,
  entries: ReadonlyMap<string, Value>,
  isComplete = true,
): ObjectValue {
  call.scope.budget.spend(entries.size)
  return { kind: 'object', entries, isComplete, ...tracedAround(call) }
}

/** A list of texts that the call made. */
export function textsAnswer(call: Call, texts: readonly string[]): ListValue {
  const { budget } = call.scope
  const traced = tracedTo(call, surveyOf(call.args, budget))
  return {
    kind: 'list',
    items: texts.map(text => textItem(text, traced, budget)),
    isComplete: true,
    ...traced,
  }
}

/** One of many texts of the same call. */
export function textItem(value: string, traced: Traced, budget: Budget): Value {
  budget.spend(1 + value.length)
  return { kind: 'string', value: value.normalize('NFC'), ...traced }
}
