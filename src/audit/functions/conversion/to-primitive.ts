import type { Value } from '../../resource/value.ts'
import { argument, takes } from '../arguments.ts'
import type { Call, TerraformFunction } from '../define-function.ts'
import { converted, type PrimitiveKind } from './primitive.ts'

export const tostring = conversionTo('string')
export const tonumber = conversionTo('number')
export const tobool = conversionTo('boolean')

/** The argument in another type, where it is written. */
function conversionTo(kind: PrimitiveKind): TerraformFunction {
  return (call: Call): Value => {
    takes(call, 1)
    return converted(argument(call, 0), kind)
  }
}
