import type { ListValue, ObjectValue, UnknownValue, Value } from '../resource/value.ts'
import { KIND_NAMES } from './conversion/primitive.ts'
import type { Call } from './define-function.ts'
import { refuse } from './refused.ts'

const ORDINALS: readonly string[] = ['first', 'second', 'third', 'fourth', 'fifth']

/** “the second argument” */
export function argumentName(index: number): string {
  const ordinal = ORDINALS[index]
  return ordinal === undefined ? `argument ${index + 1}` : `the ${ordinal} argument`
}

/** Refuses a call with too few or too many arguments. */
export function takes({ args }: Pick<Call, 'args'>, least: number, most = least): void {
  const { length } = args
  if (length >= least && length <= most) return
  const wanted = least === most ? least : most === Infinity ? `at least ${least}` : `${least} to ${most}`
  refuse(`expected ${wanted} ${wanted === 1 ? 'argument' : 'arguments'}, but got ${length}`)
}

/** An argument, which may be anything but missing. */
export function argument({ args }: Pick<Call, 'args'>, index: number): Value {
  return args[index] ?? refuse(`${argumentName(index)} is missing`)
}

/** An argument that must not be `null`. */
export function present(call: Pick<Call, 'args'>, index: number): Value {
  const value = argument(call, index)
  return value.kind === 'null' ? refuse(`${argumentName(index)} must not be null`) : value
}

/** An argument that must be a list, unless it is not known. */
export function listOrUnknown(call: Pick<Call, 'args'>, index: number): ListValue | UnknownValue {
  const value = present(call, index)
  if (value.kind === 'list' || value.kind === 'unknown') return value
  return refuse(`expected ${argumentName(index)} to be a list, but got ${KIND_NAMES[value.kind]}`)
}

/** As `listOrUnknown`, where the order counts: a set has none. */
export function orderedOrUnknown(call: Pick<Call, 'args'>, index: number): ListValue | UnknownValue {
  const list = listOrUnknown(call, index)
  if (list.kind === 'list' && list.isSet === true)
    refuse(`${argumentName(index)} is a set, which has no order`)
  return list
}

/** An argument that must be a map, unless it is not known. */
export function objectOrUnknown(call: Pick<Call, 'args'>, index: number): ObjectValue | UnknownValue {
  const value = present(call, index)
  if (value.kind === 'object' || value.kind === 'unknown') return value
  return refuse(`expected ${argumentName(index)} to be a map, but got ${KIND_NAMES[value.kind]}`)
}
