import type { Place, Range } from '../../resource/place.ts'
import type {
  BooleanValue,
  ListValue,
  NumberValue,
  ObjectValue,
  Reference,
  StringValue,
  Traced,
  UnknownValue,
  Value,
} from '../../resource/value.ts'

/** The place of a piece of a file. */
export function placeIn(path: string, { start, end }: Range): Place {
  return { path, start, end }
}

/** What a value knows of itself that is written where it is used and refers to nothing. */
export function writtenAt(place: Place): Traced {
  return { place, through: NOWHERE, references: NOTHING }
}

const NOWHERE: readonly Place[] = []
const NOTHING: readonly Reference[] = []

export function textAt(place: Place, value: string): StringValue {
  return { kind: 'string', value, place, through: NOWHERE, references: NOTHING }
}

export function numberAt(place: Place, value: number): NumberValue {
  return { kind: 'number', value, place, through: NOWHERE, references: NOTHING }
}

export function booleanAt(place: Place, value: boolean): BooleanValue {
  return { kind: 'boolean', value, place, through: NOWHERE, references: NOTHING }
}

export function listAt(place: Place, items: readonly Value[], isComplete = true): ListValue {
  return { kind: 'list', items, isComplete, place, through: NOWHERE, references: NOTHING }
}

export function objectAt(place: Place, entries: ReadonlyMap<string, Value>, isComplete = true): ObjectValue {
  return { kind: 'object', entries, isComplete, place, through: NOWHERE, references: NOTHING }
}

/** A value that is not known, and why. */
export function unknownAt(
  place: Place,
  why: string,
  references: readonly Reference[] = NOTHING,
): UnknownValue {
  return { kind: 'unknown', why, place, through: NOWHERE, references }
}

/** A value that is not known because others are not, of which it is made. */
export function unknownBecauseOf(place: Place, why: string, made: readonly Value[]): UnknownValue {
  const isSensitive = made.some(each => each.isSensitive === true)
  return { ...unknownAt(place, why, referencesOf(made)), ...(isSensitive && { isSensitive }) }
}

/** More places than this say nothing to anybody, and chains of a million references would cost too much. */
const MAX_THROUGH = 16
export const MAX_REFERENCES = 64

/** The references of the values themselves, each once. */
export function referencesOf(values: readonly Value[]): readonly Reference[] {
  const some = values.filter(({ references }) => references.length > 0)
  const [only] = some
  if (only === undefined) return NOTHING
  return some.length === 1 ? only.references : union(some.flatMap(({ references }) => references))
}

function union(references: readonly Reference[]): readonly Reference[] {
  const known = new Map(references.map(each => [`${each.address} ${each.attribute}`, each]))
  return [...known.values()].slice(0, MAX_REFERENCES)
}

/** The value as it is seen from a reference to it. */
export function seenFrom(place: Place, value: Value): Value {
  if (value.place === place) return value
  return { ...value, through: joined([place], value.through) }
}

function joined(first: readonly Place[], then: readonly Place[]): readonly Place[] {
  const all = [...first, ...then]
  return all.length <= MAX_THROUGH ? all : [...all.slice(0, MAX_THROUGH - 2), ...all.slice(-2)]
}

/** The value, which is (or is made of) an attribute of a resource. */
export function madeOf(reference: Reference, value: Value): Value {
  return { ...value, references: union([reference, ...value.references]) }
}

/** What is inside a value, with what the value around it knows of where it comes from. */
export function inside(outer: Value, inner: Value, references = outer.references): Value {
  const isSensitive = outer.isSensitive === true
  if (outer.through.length === 0 && references.length === 0 && !isSensitive) return inner
  return {
    ...inner,
    through: joined(outer.through, inner.through),
    references: references.length === 0 ? inner.references : union([...references, ...inner.references]),
    ...(isSensitive && { isSensitive }),
  }
}
