import type { Value } from '../resource/value.ts'
import { booleanAnswer, numberAnswer, textAnswer, unknownAnswer } from './answer.ts'
import { argumentName, present, takes } from './arguments.ts'
import { asBoolean, asNumber, asText } from './conversion/primitive.ts'
import type { Call, TerraformFunction } from './define-function.ts'
import { Refused, refuse } from './refused.ts'

interface Parameters {
  readonly text: string
  readonly number: number
  readonly boolean: boolean
}

type Parameter = keyof Parameters
type Arguments<P extends readonly Parameter[]> = { readonly [I in keyof P]: Parameters[P[I]] }

/**
 * A function of texts, numbers and booleans that is known where all its arguments are.
 * @param compute gets the arguments converted as Terraform does, and may refuse them
 */
export function simpleFunction<const P extends readonly Parameter[]>(
  parameters: P,
  compute: (args: Arguments<P>, call: Call) => string | number | boolean,
): TerraformFunction {
  return call => {
    takes(call, parameters.length)
    const args = parameters.map((parameter, index) => read(call, index, parameter))
    if (args.includes(null)) return unknownAnswer(call)
    return primitiveAnswer(call, compute(args as unknown as Arguments<P>, call))
  }
}

/** The answer that holds a text, number or boolean. */
export function primitiveAnswer(call: Call, value: string | number | boolean): Value {
  if (typeof value === 'string') return textAnswer(call, value)
  return typeof value === 'number' ? numberAnswer(call, value) : booleanAnswer(call, value)
}

/** An argument as a text, number or boolean; `null`: it is not known. */
export function read<P extends Parameter>(call: Call, index: number, parameter: P): Parameters[P] | null {
  const value = present(call, index)
  if (value.kind === 'unknown') return null
  try {
    const known = as(parameter, value)
    // A number that is too large to be held: not known.
    return known === Infinity || known === -Infinity ? null : known
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return refuse(`${argumentName(index)}: ${error.message}`)
  }
}

function as<P extends Parameter>(parameter: P, value: Value): Parameters[P]
function as(parameter: Parameter, value: Value): string | number | boolean {
  if (parameter === 'text') return asText(value)
  return parameter === 'number' ? asNumber(value) : asBoolean(value)
}

/** A number that must be a whole one. */
export function whole(value: number): number {
  return Number.isInteger(value) ? value : refuse(`expected a whole number, but got ${value}`)
}
