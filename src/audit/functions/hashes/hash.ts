import { createHash } from 'node:crypto'
import type { TerraformFunction } from '../define-function.ts'
import { simpleFunction } from '../simple-function.ts'

type Algorithm = 'md5' | 'sha1' | 'sha256' | 'sha512'

export const md5 = hash('md5', 'hex')
export const sha1 = hash('sha1', 'hex')
export const sha256 = hash('sha256', 'hex')
export const sha512 = hash('sha512', 'hex')
export const base64sha256 = hash('sha256', 'base64')
export const base64sha512 = hash('sha512', 'base64')

function hash(algorithm: Algorithm, encoding: 'hex' | 'base64'): TerraformFunction {
  return simpleFunction(['text'], ([text]) => digest(text, algorithm, encoding))
}

/** The hash of a text in UTF-8. */
export function digest(text: string, algorithm: Algorithm, encoding: 'hex' | 'base64'): string {
  return createHash(algorithm).update(text, 'utf8').digest(encoding)
}
