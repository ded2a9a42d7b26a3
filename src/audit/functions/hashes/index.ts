import type { FunctionTable } from '../define-function.ts'
import { base64sha256, base64sha512, md5, sha1, sha256, sha512 } from './hash.ts'
import { uuidv5 } from './uuidv5.ts'

/** Functions of hashes. */
export const hashFunctions: FunctionTable = {
  base64sha256,
  base64sha512,
  md5,
  sha1,
  sha256,
  sha512,
  uuidv5,
}
