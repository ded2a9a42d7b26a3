import { converted } from '../../functions/conversion/primitive.ts'
import { asSet } from '../../functions/conversion/to-collection.ts'
import { unified } from '../../functions/conversion/unify.ts'
import { Refused } from '../../functions/refused.ts'
import type { ListValue, ObjectValue, Value } from '../../resource/value.ts'
import type { Expression } from '../../language/hcl/syntax.ts'
import type { Budget } from '../scope.ts'
import type { Type } from './type-constraint.ts'

/** What a conversion needs beside the type. */
export interface Conversion {
  readonly budget: Budget
  /** The value of a default in a type: `optional(string, "x")`. */
  standard(expression: Expression): Value
}

/**
 * The value as a variable of this type has it: texts and numbers become each other, sets have each item once, objects
 * the attributes of their type with their defaults. What cannot be converted stays as it is.
 */
export function convertTo(type: Type, value: Value, conversion: Conversion): Value {
  conversion.budget.spend(1)
  if (value.kind === 'null' || value.kind === 'unknown') return value
  switch (type.kind) {
    case 'any':
      return value
    case 'string':
    case 'number':
    case 'bool':
      return convertPrimitive(type.kind, value)
    case 'list':
    case 'set':
      return value.kind === 'list' ? convertList(type.kind === 'set', type.of, value, conversion) : value
    case 'map':
      return value.kind === 'object' ? convertMap(type.of, value, conversion) : value
    case 'tuple':
      return value.kind === 'list' ? convertTuple(type.items, value, conversion) : value
    case 'object':
      return value.kind === 'object' ? convertObject(type, value, conversion) : value
    default:
      return type satisfies never
  }
}

function convertPrimitive(kind: 'string' | 'number' | 'bool', value: Value): Value {
  return unlessRefused(() => converted(value, kind === 'bool' ? 'boolean' : kind), value)
}

function unlessRefused<T>(work: () => T, otherwise: T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof Refused) return otherwise
    throw error
  }
}

function convertList(isSet: boolean, of: Type, list: ListValue, conversion: Conversion): Value {
  const items = convertAll(of, list.items, conversion)
  if (!isSet) return { ...list, items, isSet: false }
  const set = asSet(items, conversion.budget)
  return { ...list, items: set.items, isComplete: list.isComplete && set.isComplete, isSet: true }
}

/** Items of a list, set or map have one type, also where it may be any. */
function convertAll(of: Type, items: readonly Value[], conversion: Conversion): readonly Value[] {
  if (of.kind !== 'any') return items.map(item => convertTo(of, item, conversion))
  return unlessRefused(() => unified(items, conversion.budget), items)
}

function convertMap(of: Type, object: ObjectValue, conversion: Conversion): Value {
  const values = convertAll(of, [...object.entries.values()], conversion)
  const entries = [...object.entries].map(([key, value], at): [string, Value] => [key, values[at] ?? value])
  return { ...object, entries: new Map(entries) }
}

function convertTuple(types: readonly Type[], list: ListValue, conversion: Conversion): Value {
  const items = list.items.map((item, at) => {
    const type = types[at]
    return type === undefined ? item : convertTo(type, item, conversion)
  })
  return { ...list, items }
}

function convertObject(
  { attributes }: Extract<Type, { kind: 'object' }>,
  object: ObjectValue,
  conversion: Conversion,
): Value {
  const entries = new Map<string, Value>()
  for (const [name, { type, isOptional, standard }] of attributes) {
    const given = object.entries.get(name)
    const isGiven = given !== undefined && given.kind !== 'null'
    if (isGiven) entries.set(name, convertTo(type, given, conversion))
    else if (given === undefined && !object.isComplete) continue
    else if (isOptional && standard !== null) {
      entries.set(name, convertTo(type, conversion.standard(standard), conversion))
    } else if (given !== undefined || isOptional) {
      entries.set(name, given ?? nullIn(object))
    }
  }
  return { ...object, entries }
}

function nullIn({ place, through, references }: ObjectValue): Value {
  return { kind: 'null', place, through, references }
}
