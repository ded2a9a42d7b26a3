import type { ForObject, ForTuple } from '../../language/hcl/syntax.ts'
import type { Value } from '../../resource/value.ts'
import { EvaluationError } from '../scope.ts'
import { booleanIn, refused } from '../values/convert.ts'
import { listAt, objectAt, placeIn, referencesOf, unknownAt, unknownBecauseOf } from '../values/make.ts'
import { keyText } from './collections.ts'
import { type Item, itemsOf } from './items-of.ts'
import { evaluate, evaluatePart, type RunScope } from './run-scope.ts'

type For = ForTuple | ForObject

/** `[for x in list : x.name if x.enabled]`; what may or may not be in it is left out, and it is then not complete. */
export function evaluateForTuple(expression: ForTuple, scope: RunScope): Value {
  const place = placeIn(scope.path, expression)
  const rounds = roundsOf(expression, scope)
  if (rounds.collection.kind === 'unknown') return unknownFor(expression, scope, rounds.collection)
  const items = rounds.certain.map(each => evaluatePart(expression.result, each))
  const { isComplete, because } = rounds
  if (items.length === 0 && !isComplete) return unknownBecauseOf(place, rounds.why, because)
  return { ...listAt(place, items, isComplete), references: referencesOf(because) }
}

/** `{for key, value in map : key => value...}` */
export function evaluateForObject(expression: ForObject, scope: RunScope): Value {
  const place = placeIn(scope.path, expression)
  const rounds = roundsOf(expression, scope)
  if (rounds.collection.kind === 'unknown') return unknownFor(expression, scope, rounds.collection)
  const groups = new Map<string, Value[]>()
  const hidden = [...rounds.because]
  let { isComplete } = rounds
  for (const each of rounds.certain) {
    const key = evaluate(expression.resultKey, each)
    const value = evaluatePart(expression.result, each)
    if (key.kind === 'unknown') {
      hidden.push(key, value)
      isComplete = false
    } else addTo(groups, keyText(key), value, expression, key)
  }
  if (groups.size === 0 && !isComplete) return unknownBecauseOf(place, rounds.why, hidden)
  const entries = [...groups].map(([key, values]): [string, Value] => {
    const [first] = values
    if (expression.groups || first === undefined) return [key, listAt(place, values, isComplete)]
    return [key, first]
  })
  return { ...objectAt(place, new Map(entries), isComplete), references: referencesOf(hidden) }
}

function addTo(
  groups: Map<string, Value[]>,
  key: string,
  value: Value,
  { groups: mayRepeat }: ForObject,
  { place }: Value,
): void {
  const known = groups.get(key)
  if (known === undefined) groups.set(key, [value])
  else if (mayRepeat) known.push(value)
  else
    throw new EvaluationError(
      `The key \`${key}\` is given twice; \`...\` behind the value gathers them`,
      place,
    )
}

interface Rounds {
  readonly collection: Value
  /** The scopes of the rounds whose condition holds. */
  readonly certain: readonly RunScope[]
  /** False: there may be other rounds, or those whose condition is not known. */
  readonly isComplete: boolean
  readonly why: string
  /** What the others hang on. */
  readonly because: readonly Value[]
}

function roundsOf(expression: For, scope: RunScope): Rounds {
  const collection = evaluate(expression.collection, scope)
  const all = itemsOf(collection, placeIn(scope.path, expression.collection))
  const because: Value[] = collection.references.length > 0 && all?.isComplete === false ? [collection] : []
  let why = 'not everything in the collection is known'
  let isComplete = all?.isComplete ?? false
  const certain: RunScope[] = []
  for (const item of all?.items ?? []) {
    const within = scope.with(namesOf(expression, item))
    const condition = expression.condition === null ? null : evaluate(expression.condition, within)
    if (condition?.kind === 'unknown') {
      isComplete = false
      why = condition.why
      because.push(condition, item.value)
    } else if (condition === null || holds(condition)) certain.push(within)
  }
  return { collection, certain, isComplete, why, because }
}

function holds(condition: Value): boolean {
  const known = booleanIn(condition)
  if (known === null) throw refused('A condition', condition, condition.place)
  return known
}

function namesOf({ key, value }: Pick<For, 'key' | 'value'>, item: Item): ReadonlyMap<string, Value> {
  const names = new Map([[value.value, item.value]])
  return key === null ? names : names.set(key.value, item.key)
}

/** Nothing is known of the collection: what the result refers to in any case is kept. */
function unknownFor(expression: For, scope: RunScope, collection: Value): Value {
  const place = placeIn(scope.path, expression)
  const why = collection.kind === 'unknown' ? collection.why : ''
  const unknown = unknownBecauseOf(placeIn(scope.path, expression.collection), why, [collection])
  const within = scope.with(namesOf(expression, { key: unknown, value: unknown }))
  try {
    return unknownBecauseOf(place, why, [collection, evaluate(expression.result, within)])
  } catch (error) {
    if (error instanceof EvaluationError) return unknownAt(place, why, collection.references)
    throw error
  }
}
