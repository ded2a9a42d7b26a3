import type { FunctionTable } from '../define-function.ts'
import { file, fileexists } from './file.ts'
import { fileset } from './fileset.ts'
import {
  filebase64,
  filebase64sha256,
  filebase64sha512,
  filemd5,
  filesha1,
  filesha256,
  filesha512,
} from './hashes.ts'
import { abspath, basename, dirname, pathexpand } from './path.ts'

/** Functions of files and their paths. */
export const fileFunctions: FunctionTable = {
  abspath,
  basename,
  dirname,
  file,
  filebase64,
  filebase64sha256,
  filebase64sha512,
  fileexists,
  filemd5,
  fileset,
  filesha1,
  filesha256,
  filesha512,
  pathexpand,
}
