import { unknownAnswer } from './answer.ts'
import { takes } from './arguments.ts'
import type { TerraformFunction } from './define-function.ts'

/** A function whose result nobody knows before Terraform runs. */
export function unknownFunction(least: number, most: number, why: string): TerraformFunction {
  return call => {
    takes(call, least, most)
    return unknownAnswer(call, why)
  }
}

const TIME = 'it is the time at which Terraform is run'
const CHANCE = 'it is another one each time'

export const timestamp = unknownFunction(0, 0, TIME)
export const plantimestamp = unknownFunction(0, 0, TIME)
export const uuid = unknownFunction(0, 0, CHANCE)
export const bcrypt = unknownFunction(1, 2, CHANCE)
export const base64gzip = unknownFunction(1, 1, 'compressed texts are not looked into')
export const rsadecrypt = unknownFunction(2, 2, 'encrypted texts are not looked into')
