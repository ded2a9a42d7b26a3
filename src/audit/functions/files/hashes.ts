import { textAnswer, unknownAnswer } from '../answer.ts'
import { takes } from '../arguments.ts'
import type { TerraformFunction } from '../define-function.ts'
import { digest } from '../hashes/hash.ts'
import { NOT_AT_HAND, readFile } from './file.ts'

export const filemd5 = ofFile(text => digest(text, 'md5', 'hex'))
export const filesha1 = ofFile(text => digest(text, 'sha1', 'hex'))
export const filesha256 = ofFile(text => digest(text, 'sha256', 'hex'))
export const filesha512 = ofFile(text => digest(text, 'sha512', 'hex'))
export const filebase64sha256 = ofFile(text => digest(text, 'sha256', 'base64'))
export const filebase64sha512 = ofFile(text => digest(text, 'sha512', 'base64'))
export const filebase64 = ofFile(text => Buffer.from(text, 'utf8').toString('base64'))

/** A function of a file’s bytes; they are not known where they are no text. */
function ofFile(compute: (text: string) => string): TerraformFunction {
  return call => {
    takes(call, 1)
    const found = readFile(call)
    if (found !== null) return textAnswer(call, compute(found.text))
    return unknownAnswer(call, call.args[0]?.kind === 'unknown' ? undefined : NOT_AT_HAND)
  }
}
