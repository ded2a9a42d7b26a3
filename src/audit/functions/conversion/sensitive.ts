import type { Value } from '../../resource/value.ts'
import { argument, takes } from '../arguments.ts'
import type { Call } from '../define-function.ts'

/** `sensitive`: the same value, not to be shown. */
export function sensitive(call: Call): Value {
  takes(call, 1)
  return { ...argument(call, 0), isSensitive: true }
}

/** `nonsensitive`: the same value, which somebody says may be shown. */
export function nonsensitive(call: Call): Value {
  takes(call, 1)
  const { isSensitive: _, ...value } = argument(call, 0)
  return value
}

/** `issensitive` */
export function issensitive(call: Call): Value {
  takes(call, 1)
  const value = argument(call, 0)
  const traced = { place: call.at, through: [], references: value.references }
  if (value.kind !== 'unknown' || value.isSensitive === true) {
    return { kind: 'boolean', value: value.isSensitive === true, ...traced }
  }
  return { kind: 'unknown', why: value.why, ...traced }
}

/** `ephemeralasnull`: values that exist only while Terraform runs are `null`; none that is known is one. */
export function ephemeralasnull(call: Call): Value {
  takes(call, 1)
  return argument(call, 0)
}
