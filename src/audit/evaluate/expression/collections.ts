import type { Name, ObjectExpression, ObjectItem, Tuple } from '../../language/hcl/syntax.ts'
import type { Value } from '../../resource/value.ts'
import { EvaluationError } from '../scope.ts'
import { kindInWords, textIn } from '../values/convert.ts'
import { listAt, objectAt, placeIn, referencesOf, textAt } from '../values/make.ts'
import { evaluate, evaluatePart, type RunScope } from './run-scope.ts'

/** `[a, b]` */
export function evaluateTuple(tuple: Tuple, scope: RunScope): Value {
  const items = tuple.items.map(item => evaluatePart(item, scope))
  return listAt(placeIn(scope.path, tuple), items)
}

/** `{ a = 1 }`; an entry under an unknown key is left out, and the object is not complete. */
export function evaluateObject(object: ObjectExpression, scope: RunScope): Value {
  const entries = new Map<string, Value>()
  const hidden: Value[] = []
  for (const item of object.items) addItem(entries, hidden, item, scope)
  const made = objectAt(placeIn(scope.path, object), entries, hidden.length === 0)
  return hidden.length === 0 ? made : { ...made, references: referencesOf(hidden) }
}

function addItem(entries: Map<string, Value>, hidden: Value[], item: ObjectItem, scope: RunScope): void {
  const key = keyOf(item.key, scope)
  const value = evaluatePart(item.value, scope)
  if (key.kind === 'unknown') hidden.push(key, value)
  else entries.set(keyText(key), value)
}

function keyOf(key: ObjectItem['key'], scope: RunScope): Value {
  return isName(key) ? textAt(placeIn(scope.path, key), key.value) : evaluate(key, scope)
}

function isName(key: ObjectItem['key']): key is Name {
  return key.kind === 'name'
}

/** The text of a known key. */
export function keyText(key: Value): string {
  const text = textIn(key)
  if (text !== null) return text
  throw new EvaluationError(`${kindInWords(key)} cannot be a key; a key is a text`, key.place)
}
